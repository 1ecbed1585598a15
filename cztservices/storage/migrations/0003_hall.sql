CREATE TABLE hall_note (
    uid TEXT PRIMARY KEY, changed TEXT NOT NULL, ancestors TEXT NOT NULL,
    service TEXT NOT NULL, line TEXT NOT NULL, origin TEXT NOT NULL, destination TEXT NOT NULL,
    text TEXT NOT NULL, seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX hall_note_of_service ON hall_note (service)
