-- A meeting as the notice of its conclusions names it.
SELECT meeting_id, plan_id, held_on, chair, subject FROM meetings WHERE meeting_id = $meeting_id
