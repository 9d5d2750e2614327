import os  # for the environment
import sys

x = os.environ.get("K"), sys.argv
