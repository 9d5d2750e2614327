import os

url = args.get("NEW_URL") or os.environ.get("NEW_URL")
