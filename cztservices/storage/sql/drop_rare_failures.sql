DELETE FROM failure WHERE count < ?
