import lib.dates
import lib.network
import lib.tools

print(lib.tools.chunk, lib.dates.parse, lib.network.ping)
