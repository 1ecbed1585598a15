SELECT moment, page, ref, origin, destination, title FROM visit
ORDER BY moment DESC, page DESC, ref DESC, origin DESC, destination DESC
LIMIT ?
