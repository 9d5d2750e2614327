import sys

if sys.platform == "win32":
    class Context: ...
