SELECT uid, changed, ancestors, page, ref, origin, destination, title, folder, position FROM favourite
WHERE page = ? AND ref = ? AND origin = ? AND destination = ?
