INSERT INTO favourite (uid, changed, ancestors, page, ref, origin, destination, title, folder, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (uid) DO UPDATE SET
    changed = excluded.changed, ancestors = excluded.ancestors, page = excluded.page, ref = excluded.ref,
    origin = excluded.origin, destination = excluded.destination, title = excluded.title, folder = excluded.folder,
    position = excluded.position
