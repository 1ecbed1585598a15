SELECT * FROM channel WHERE id = ?
