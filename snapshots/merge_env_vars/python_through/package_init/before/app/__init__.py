import os

x = os.getenv("K")
