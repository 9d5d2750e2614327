import os

first = os.getenv("NEW_URL") or os.getenv("OLD_URL")
second = os.getenv("OLD_URL", os.getenv("NEW_URL"))
third = os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ["OLD_URL"]
if "NEW_URL" in os.environ or "OLD_URL" in os.environ:
    start()
