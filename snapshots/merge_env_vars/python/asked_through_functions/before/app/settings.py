import os

first = as_bool(os.getenv("NEW_URL")) or as_bool(os.getenv("OLD_URL"))
same = os.environ["OLD_URL"] == os.environ["NEW_URL"]
