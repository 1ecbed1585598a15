SELECT * FROM published_list ORDER BY position
