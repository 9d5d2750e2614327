import os

first = os.getenv("NEW_URL") or os.getenv("OLD_URL", "a" if local else "b")
second = os.getenv("NEW_URL") or os.getenv("OLD_URL", ("a" if local else "b"))
third = os.getenv("NEW_URL", os.getenv("OLD_URL", "a" if local else "b"))
