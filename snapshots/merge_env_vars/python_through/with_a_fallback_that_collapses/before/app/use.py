import os

url = os.getenv("NEW_URL") or os.getenv("OLD_URL") or "x"
same = os.getenv("NEW_URL", os.getenv("OLD_URL", "x"))
