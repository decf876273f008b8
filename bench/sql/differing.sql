SELECT count(*) FROM (
    (SELECT * FROM ({one}) EXCEPT ALL SELECT * FROM ({other})) UNION ALL (SELECT * FROM ({other}) EXCEPT ALL SELECT * FROM ({one}))
)
