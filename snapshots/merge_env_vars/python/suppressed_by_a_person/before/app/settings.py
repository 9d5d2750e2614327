import os

url = os.environ["OLD_URL"]  # migrator: ignore[step]
other = os.environ["OLD_URL"]
