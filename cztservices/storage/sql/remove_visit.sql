DELETE FROM visit WHERE moment = ? AND page = ? AND ref = ? AND origin = ? AND destination = ?
