SELECT * FROM source ORDER BY position
