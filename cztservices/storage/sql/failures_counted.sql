SELECT phrase, failure, count FROM failure ORDER BY count DESC, phrase, failure
