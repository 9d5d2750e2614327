import os

x = os.getenv("K")  # migrator: ignore[step]
y = os.getenv("K")
