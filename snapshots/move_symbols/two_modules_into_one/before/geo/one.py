from geo.lat import parse_lat
from geo.lon import parse_lon

print(parse_lat("1"), parse_lon("2"))
