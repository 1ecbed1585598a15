SELECT uid, changed, ancestors, service, line, origin, destination, text, seen FROM hall_note
WHERE service = ? ORDER BY line, changed, uid
