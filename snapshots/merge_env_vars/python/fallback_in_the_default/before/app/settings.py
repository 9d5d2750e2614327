import os

first = os.getenv("NEW_URL", os.getenv("OLD_URL"))
second = os.getenv("NEW_URL", os.getenv("OLD_URL", "wss://a"))
third = os.getenv("OLD_URL", os.getenv("NEW_URL", None))
fourth = os.environ.get("NEW_URL", default=os.environ.get("OLD_URL"))
fifth = os.environ.get("NEW_URL", os.environ["OLD_URL"])
sixth = os.getenv("NEW_URL", os.getenv("OLD_URL") or "wss://a")
