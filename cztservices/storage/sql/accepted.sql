SELECT * FROM accepted ORDER BY requirement, position
