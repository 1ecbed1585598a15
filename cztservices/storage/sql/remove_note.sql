DELETE FROM note WHERE uid = ?
