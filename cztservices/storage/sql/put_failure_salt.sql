INSERT INTO failure_salt VALUES (?)
