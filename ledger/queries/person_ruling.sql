SELECT is_same, text, acted_by FROM found_persons WHERE one_key = $one_key AND other_key = $other_key
