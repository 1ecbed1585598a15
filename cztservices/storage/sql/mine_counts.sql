SELECT (SELECT count(*) FROM favourite), (SELECT count(*) FROM note), (SELECT count(*) FROM tick),
    (SELECT count(*) FROM visit), (SELECT count(*) FROM hall_note)
