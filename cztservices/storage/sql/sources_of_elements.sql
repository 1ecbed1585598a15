SELECT cited.service, cited.statement, cited.source
FROM statement
JOIN statement_source AS cited ON cited.service = statement.service AND cited.statement = statement.id
WHERE statement.element IN (SELECT value FROM json_each(?)) AND statement.service IN (SELECT value FROM json_each(?))
ORDER BY cited.service, cited.statement, cited.position
