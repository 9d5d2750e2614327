from lib import util
from lib.util import chunk, parse_date
from lib.util.net import ping

print(chunk, parse_date, ping, util.chunk)
