-- The documents that keep these nominations back on a day: needed, asked for by law or by the Office, and not there.
SELECT nomination_id, document, name, needed_at
FROM nomination_dossiers
WHERE nomination_id = ANY($ids::VARCHAR[]) AND is_needed AND keeps_back AND NOT is_held
  AND $on_day::DATE BETWEEN coalesce(valid_from, $on_day::DATE) AND coalesce(valid_to, $on_day::DATE)
ORDER BY nomination_id, display_order
