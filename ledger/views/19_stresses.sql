-- What the plan stresses (I.2, II.5): each share a nomination is one of (is_of), whether it counts in it (counts), and
-- whether that is not known (is_unknown). A small collective is any but an agency as a whole; a direct worker is class 5 of
-- form 0603.N. To whom an outcome isn't told yet a nomination stands where it stood before.
CREATE OR REPLACE VIEW stressed_nominations AS
SELECT s.plan_id, s.shown_period, s.nomination_no, s.family, s.award_code, s.award_short_name, s.award_order, s.unit_code,
       s.unit_name, s.unit_order, s.state, s.told_state, s.is_proposed, unnest(s.shares, recursive := TRUE)
FROM (
    SELECT n.*, m.is_proposed,
           [struct_pack(stress := 'direct', is_of := n.nominee_kind = 'individual' AND n.nominee_class IS NOT NULL,
                        counts := coalesce(n.nominee_class = 5, FALSE),
                        is_unknown := n.nominee_kind = 'individual' AND n.nominee_class IS NULL),
            struct_pack(stress := 'women', is_of := n.nominee_kind = 'individual' AND n.honorific IS NOT NULL,
                        counts := coalesce(n.honorific = 'Bà', FALSE),
                        is_unknown := n.nominee_kind = 'individual' AND n.honorific IS NULL),
            struct_pack(stress := 'small', is_of := n.nominee_kind = 'collective', counts := a.nomination_id IS NULL,
                        is_unknown := FALSE),
            struct_pack(stress := 'timely', is_of := n.commendation_kind IS NOT NULL,
                        counts := coalesce(n.commendation_kind IN ('ad_hoc', 'thematic'), FALSE),
                        is_unknown := n.commendation_kind IS NULL)] AS shares
    FROM shown_nominations n
    JOIN nomination_marks m ON m.nomination_id = n.nomination_id AND NOT m.outside
    LEFT JOIN agency_nominations a ON a.nomination_id = n.nomination_id
) s;
