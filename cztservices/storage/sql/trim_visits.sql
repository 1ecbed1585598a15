DELETE FROM visit WHERE (moment, page, ref, origin, destination) IN (
    SELECT moment, page, ref, origin, destination FROM visit
    ORDER BY moment DESC, page DESC, ref DESC, origin DESC, destination DESC
    LIMIT -1 OFFSET ?
)
