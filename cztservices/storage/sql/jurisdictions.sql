SELECT * FROM jurisdiction ORDER BY position
