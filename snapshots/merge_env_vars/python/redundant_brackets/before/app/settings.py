import os

first = (os.getenv("NEW_URL") or os.getenv("OLD_URL"))
second = ((os.getenv("NEW_URL")) or (os.getenv("OLD_URL")))
third = not (os.getenv("NEW_URL") or os.getenv("OLD_URL"))
fourth = ("NEW_URL" in os.environ or "OLD_URL" in os.environ) == wanted
