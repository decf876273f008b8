SELECT nomination_no
FROM current_nominations
WHERE unit_code = $unit_code AND nominee_name = $nominee_name AND award = $award
ORDER BY nomination_no DESC
