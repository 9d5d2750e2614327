import os as system

x = system.environ.get("K")
