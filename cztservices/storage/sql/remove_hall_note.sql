DELETE FROM hall_note WHERE uid = ?
