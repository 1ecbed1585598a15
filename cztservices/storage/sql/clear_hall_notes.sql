DELETE FROM hall_note
