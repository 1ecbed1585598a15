SELECT token
FROM posting
WHERE token IN (SELECT value FROM json_each(?))
