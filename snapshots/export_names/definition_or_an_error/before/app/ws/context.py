import sys

if sys.version_info >= (3,):
    class Context: ...
else:
    raise RuntimeError("too old")
