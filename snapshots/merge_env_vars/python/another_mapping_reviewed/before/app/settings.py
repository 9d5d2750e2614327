import os

url = args.get("NEW_URL") or os.environ.get("OLD_URL")
