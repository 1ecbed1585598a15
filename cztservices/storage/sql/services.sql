SELECT * FROM service ORDER BY position
