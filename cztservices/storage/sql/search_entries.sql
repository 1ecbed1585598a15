SELECT id, kind, ref, standing, domain, audience, cities, place, names
FROM search_entry
WHERE id IN (SELECT value FROM json_each(?))
ORDER BY id
