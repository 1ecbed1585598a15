SELECT max(id) AS count
FROM search_entry
