SELECT uid, changed, ancestors, service, line, text, seen FROM note WHERE service = ? ORDER BY line, changed, uid
