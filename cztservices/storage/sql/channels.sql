SELECT * FROM channel ORDER BY position
