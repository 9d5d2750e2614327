from geo import coords

print(coords.parse_lat("1"), coords.parse_lon("2"))
