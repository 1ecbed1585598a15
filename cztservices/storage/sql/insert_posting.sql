INSERT INTO posting (token, entries) VALUES (?, ?)
