SELECT uid, changed, ancestors, page, ref, origin, destination, title, folder, position FROM favourite WHERE uid = ?
