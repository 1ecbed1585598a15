SELECT cited.service, cited.statement, cited.source
FROM statement
JOIN statement_source AS cited ON cited.service = statement.service AND cited.statement = statement.id
WHERE statement.valid_from IS NOT NULL OR statement.valid_to IS NOT NULL OR statement.element = 'status'
ORDER BY cited.service, cited.statement, cited.position
