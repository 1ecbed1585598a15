"""The two databases: the catalogue (built, read-only) and the user's own (migrated)."""
