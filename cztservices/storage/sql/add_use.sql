INSERT INTO use VALUES (?, ?, ?, ?)
ON CONFLICT (use, subject, hour) DO UPDATE SET count = count + excluded.count
