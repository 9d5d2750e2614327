hit_count = 0
