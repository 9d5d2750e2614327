import geo.lat
import geo.lon

print(geo.lat.parse_lat("1"), geo.lon.parse_lon("2"))
