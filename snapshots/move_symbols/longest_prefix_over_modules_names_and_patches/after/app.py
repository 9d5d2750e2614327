from lib import tools
from lib.dates import parse
from lib.network import ping
from lib.tools import chunk

print(chunk, parse, ping, tools.chunk)
