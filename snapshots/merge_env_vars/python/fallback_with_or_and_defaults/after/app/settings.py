import os

first = os.getenv("NEW_URL") or "wss://a"
second = os.getenv("NEW_URL", "")
third = os.getenv("NEW_URL", "") or "wss://a"
fourth = os.environ["NEW_URL"]
fifth = os.environ["NEW_URL"]
sixth = os.getenv("NEW_URL") or ("wss://a")
