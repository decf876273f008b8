-- The newest totals of a council on these nominations; without one named, of every council.
SELECT nomination_id, held_on, meeting_id, members, present, written, votes_for, document, text
FROM nomination_councils
WHERE nomination_id = ANY($ids::VARCHAR[]) AND council = coalesce($council, council)
