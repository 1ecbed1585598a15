SELECT * FROM requirement ORDER BY position
