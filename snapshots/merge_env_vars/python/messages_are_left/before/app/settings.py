import os
import sys

if not os.environ.get("OLD_URL"):
    sys.exit("OLD_URL is not set: see the README")
