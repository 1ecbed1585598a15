SELECT * FROM life_event ORDER BY position
