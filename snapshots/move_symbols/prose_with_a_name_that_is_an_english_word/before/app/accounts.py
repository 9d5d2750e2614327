account = 1
