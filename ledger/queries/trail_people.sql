-- Who has acted so far, how often, and how many acts there are in all.
SELECT actor_name, count(*) AS acts, sum(count(*)) OVER () AS of_all
FROM trail, horizon
WHERE recorded_at < recorded_before
GROUP BY actor_name
ORDER BY lower(actor_name), actor_name
