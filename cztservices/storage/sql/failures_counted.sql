SELECT phrase, failure, count FROM failure
WHERE count >= ?
ORDER BY count DESC, phrase, failure
