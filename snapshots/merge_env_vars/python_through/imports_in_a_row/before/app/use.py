import os, sys

x = os.getenv("K"), sys.argv
