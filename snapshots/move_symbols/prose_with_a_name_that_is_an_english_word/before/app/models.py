user = 1
