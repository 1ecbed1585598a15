"""From text in ``data/`` to a catalogue: used when building and checking, never while searching."""
