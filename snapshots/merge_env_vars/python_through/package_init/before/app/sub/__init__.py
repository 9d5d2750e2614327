import os

y = os.getenv("K")
