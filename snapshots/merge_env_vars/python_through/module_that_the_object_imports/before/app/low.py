import os

base = os.getenv("K")
