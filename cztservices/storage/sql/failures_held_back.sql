SELECT count(*) FROM failure WHERE count < ?
