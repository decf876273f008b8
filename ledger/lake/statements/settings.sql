-- Who commits while another has committed since is refused instead of tried again: a second lock, where the first one breaks.
SET ducklake_max_retry_count = 0
