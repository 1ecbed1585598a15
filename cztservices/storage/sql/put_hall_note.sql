INSERT INTO hall_note (uid, changed, ancestors, service, line, origin, destination, text, seen)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET
    changed = excluded.changed, ancestors = excluded.ancestors, service = excluded.service, line = excluded.line,
    origin = excluded.origin, destination = excluded.destination, text = excluded.text, seen = excluded.seen
