SELECT max(recorded_at) AS recorded_at FROM trail, horizon WHERE recorded_at < recorded_before
