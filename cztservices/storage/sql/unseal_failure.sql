UPDATE failure SET phrase = ?1 WHERE phrase = ?2 AND failure = ?3 AND count >= ?4
