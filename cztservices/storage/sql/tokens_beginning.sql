SELECT token
FROM posting
WHERE token >= ?1 AND token < ?1 || char(1114111)
ORDER BY token
LIMIT ?2
