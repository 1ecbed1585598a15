DELETE FROM failure WHERE (SELECT count(*) FROM failure) > ?1 AND (phrase, failure) IN (
    SELECT phrase, failure FROM failure
    ORDER BY count, random()
    LIMIT max(0, (SELECT count(*) FROM failure) - ?2)
)
