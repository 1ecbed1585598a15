CREATE TABLE IF NOT EXISTS use (
    use TEXT NOT NULL,
    subject TEXT NOT NULL,
    hour INTEGER NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (use, subject, hour)
) WITHOUT ROWID
