import os

url = args.get("NEW_URL") or os.environ.get("OLD_URL")
other = os.environ.get("NEW_URL", config["OLD_URL"])
