SELECT uid, changed, ancestors, service, line, text, seen FROM note WHERE uid = ?
