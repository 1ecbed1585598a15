SELECT max(verified) AS verified
FROM (
    SELECT verified FROM statement
    UNION ALL SELECT verified FROM channel
    UNION ALL SELECT verified FROM licence
    UNION ALL SELECT verified FROM office
    UNION ALL SELECT verified FROM published_list
)
