SELECT * FROM statement
WHERE element IN (SELECT value FROM json_each(?)) AND service IN (SELECT value FROM json_each(?))
ORDER BY service, position
