import os

first = os.getenv("NEW_URL") or os.getenv("NEW_KEY")
second = os.getenv("NEW_URL", os.getenv("NEW_KEY"))
ENV = {"NEW_URL": 1, "NEW_KEY": 2}
