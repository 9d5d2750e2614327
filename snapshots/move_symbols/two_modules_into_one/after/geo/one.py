from geo.coords import parse_lat, parse_lon

print(parse_lat("1"), parse_lon("2"))
