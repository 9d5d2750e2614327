from geo import lat, lon

print(lat.parse_lat("1"), lon.parse_lon("2"))
