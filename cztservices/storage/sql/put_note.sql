INSERT INTO note (uid, changed, ancestors, service, line, text, seen) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET
    changed = excluded.changed, ancestors = excluded.ancestors, service = excluded.service, line = excluded.line,
    text = excluded.text, seen = excluded.seen
