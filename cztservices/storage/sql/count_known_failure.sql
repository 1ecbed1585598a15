UPDATE failure SET count = count + 1 WHERE phrase = ? AND failure = ?
