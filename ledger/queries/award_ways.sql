-- For everybody.
-- Every move the pipeline allows for these awards, from whatever state, in the order of the register.
SELECT award_code, is_ad_hoc, from_state, to_state, roles, needs, term_days
FROM award_ways
WHERE award_code = ANY($award_codes::VARCHAR[])
ORDER BY display_order
