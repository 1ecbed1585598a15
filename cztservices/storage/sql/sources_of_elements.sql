SELECT cited.service, cited.statement, source.*
FROM statement
JOIN statement_source AS cited ON cited.service = statement.service AND cited.statement = statement.id
JOIN source ON source.id = cited.source
WHERE statement.element IN (SELECT value FROM json_each(?)) AND statement.service IN (SELECT value FROM json_each(?))
ORDER BY cited.service, cited.statement, cited.position
