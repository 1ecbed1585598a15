SELECT service.*, checked.verified, coalesce(checked.published, '') AS published
FROM service
JOIN (
    SELECT statement.service AS id, max(statement.verified) AS verified, max(source.published) AS published
    FROM statement
    LEFT JOIN statement_source AS cited ON cited.service = statement.service AND cited.statement = statement.id
    LEFT JOIN source ON source.id = cited.source AND source.grade IN ('official', 'press')
    GROUP BY statement.service
) AS checked USING (id)
ORDER BY checked.verified DESC, checked.published DESC, service.position
LIMIT ?
