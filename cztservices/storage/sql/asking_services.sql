SELECT service FROM question_tree ORDER BY position
