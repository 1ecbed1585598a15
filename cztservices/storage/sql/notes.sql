SELECT uid, changed, ancestors, service, line, text, seen FROM note ORDER BY service, line, changed, uid
