CREATE TABLE favourite (
    uid TEXT PRIMARY KEY, changed TEXT NOT NULL, ancestors TEXT NOT NULL,
    page TEXT NOT NULL, ref TEXT NOT NULL, origin TEXT NOT NULL, destination TEXT NOT NULL,
    title TEXT NOT NULL, folder TEXT NOT NULL, position INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE note (
    uid TEXT PRIMARY KEY, changed TEXT NOT NULL, ancestors TEXT NOT NULL,
    service TEXT NOT NULL, line TEXT NOT NULL, text TEXT NOT NULL, seen TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX note_of_service ON note (service);
CREATE TABLE tick (page TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (page, line)) WITHOUT ROWID;
CREATE TABLE visit (
    moment TEXT NOT NULL, page TEXT NOT NULL, ref TEXT NOT NULL, origin TEXT NOT NULL, destination TEXT NOT NULL,
    title TEXT NOT NULL, PRIMARY KEY (moment, page, ref, origin, destination)
) WITHOUT ROWID
