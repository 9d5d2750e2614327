import lib.util
import lib.util.net

print(lib.util.chunk, lib.util.parse_date, lib.util.net.ping)
