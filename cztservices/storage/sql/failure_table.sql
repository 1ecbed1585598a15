CREATE TABLE IF NOT EXISTS failure (
    phrase TEXT NOT NULL,
    failure TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (phrase, failure)
) WITHOUT ROWID
