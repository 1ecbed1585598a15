DELETE FROM tick WHERE page = ? AND line = ?
