DELETE FROM tick WHERE page = ?
