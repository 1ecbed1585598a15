SELECT * FROM licence ORDER BY position
