import os

first = os.getenv("NEW_URL") or os.getenv("OLD_URL") or os.getenv("NEW_KEY") or os.getenv("OLD_KEY")
second = os.getenv("NEW_URL", os.getenv("OLD_URL", os.getenv("OLD_KEY")))
ENV = {"NEW_URL": 1, "OLD_URL": 1, "NEW_KEY": 2, "OLD_KEY": 2}
