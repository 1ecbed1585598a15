SELECT * FROM question_tree WHERE service = ?
