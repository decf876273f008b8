SELECT DISTINCT severity FROM award_rules WHERE rule = $rule ORDER BY severity
