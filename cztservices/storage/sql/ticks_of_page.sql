SELECT page, line FROM tick WHERE page = ?
