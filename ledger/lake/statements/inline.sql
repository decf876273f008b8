CALL lake.set_option('data_inlining_row_limit', {rows})
