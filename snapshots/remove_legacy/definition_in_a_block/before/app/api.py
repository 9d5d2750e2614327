import sys

if sys.platform == "win32":
    OLD = "c:"

try:
    NEW = open("/there/is/no/such/file").read()
except OSError:
    NEW = ""

first = second = 1
