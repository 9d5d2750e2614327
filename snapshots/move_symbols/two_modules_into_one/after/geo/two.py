import geo.coords

print(geo.coords.parse_lat("1"), geo.coords.parse_lon("2"))
