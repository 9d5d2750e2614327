import lib.tools
import lib.dates
import lib.network

print(lib.tools.chunk, lib.dates.parse, lib.network.ping)
