SELECT * FROM statement
WHERE valid_from IS NOT NULL OR valid_to IS NOT NULL OR element = 'status'
ORDER BY service, position
