import os

if "OLD_URL" in os.environ and "NEW_URL" not in os.environ:
    os.environ["NEW_URL"] = os.environ["OLD_URL"]
if "OLD_URL" in os.environ:
    os.environ.setdefault("NEW_URL", os.environ["OLD_URL"])
os.environ.setdefault("NEW_URL", os.environ.get("OLD_URL", "wss://a"))
