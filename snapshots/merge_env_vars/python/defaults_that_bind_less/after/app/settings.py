import os

first = os.getenv("NEW_URL") or ("a" if local else "b")
second = os.getenv("NEW_URL") or ("a" if local else "b")
third = os.getenv("NEW_URL", "a" if local else "b")
