from lib import old
from lib.old import x
