-- The documents the dossier of each of these nominations may hold.
SELECT nomination_id, document, any_value(name) AS name, min(display_order) AS display_order
FROM nomination_dossiers
WHERE nomination_id = ANY($ids::VARCHAR[])
GROUP BY nomination_id, document
ORDER BY nomination_id, display_order
