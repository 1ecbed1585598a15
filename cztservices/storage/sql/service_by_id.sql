SELECT * FROM service WHERE id = ?
