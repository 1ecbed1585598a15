INSERT INTO failure VALUES (?, ?, 1)
ON CONFLICT (phrase, failure) DO UPDATE SET count = count + 1
