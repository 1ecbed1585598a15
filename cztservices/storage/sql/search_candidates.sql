SELECT search_entry.id, search_entry.kind, search_entry.ref, search_entry.names
FROM search_index
JOIN search_entry ON search_entry.id = search_index.rowid
WHERE search_index MATCH ?
ORDER BY search_index.rowid
LIMIT ?
