SELECT * FROM office ORDER BY position
