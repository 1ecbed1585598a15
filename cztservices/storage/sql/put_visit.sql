INSERT INTO visit (moment, page, ref, origin, destination, title) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET title = excluded.title
