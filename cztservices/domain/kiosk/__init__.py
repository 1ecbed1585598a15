"""A kiosk, alone in a hall: its set-up, its sessions, its counters, its clock; the standard library alone."""
