import os

first = os.getenv("NEW_URL")
second = os.getenv("NEW_URL", "wss://a")
third = os.getenv("NEW_URL")
fourth = os.environ.get("NEW_URL")
fifth = os.environ["NEW_URL"]
sixth = os.getenv("NEW_URL", "wss://a")
