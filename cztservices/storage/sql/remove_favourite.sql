DELETE FROM favourite WHERE uid = ?
