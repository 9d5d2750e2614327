import os

first = os.getenv("NEW_URL") or os.getenv("OLD_URL", "wss://a")
second = os.getenv("NEW_URL", "") or os.getenv("OLD_URL", "")
third = os.getenv("NEW_URL", "") or os.getenv("OLD_URL", "wss://a")
fourth = os.getenv("NEW_URL") or os.environ["OLD_URL"]
fifth = os.environ["NEW_URL"] or os.getenv("OLD_URL")
sixth = os.getenv("NEW_URL") or (os.getenv("OLD_URL") or "wss://a")
