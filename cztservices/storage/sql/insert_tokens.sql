INSERT INTO search_index (rowid, tokens) VALUES (?, ?)
