"""Characters and sounds, with no Qt and no SQL."""
