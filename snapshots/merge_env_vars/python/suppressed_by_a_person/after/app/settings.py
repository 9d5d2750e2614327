import os

url = os.environ["OLD_URL"]  # migrator: ignore[step]
other = os.environ["NEW_URL"]
