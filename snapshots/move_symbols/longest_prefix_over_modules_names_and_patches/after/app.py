from lib import tools
from lib.tools import chunk
from lib.dates import parse
from lib.network import ping

print(chunk, parse, ping, tools.chunk)
