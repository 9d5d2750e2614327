import os

first = os.environ["NEW_URL"]
second = os.environ["NEW_URL"]
third = os.environ.get("NEW_URL", "x")
fourth = int(os.environ["NEW_URL"])
fifth = (
    os.environ["NEW_URL"] if "NEW_URL" in os.environ else "wss://a"
)
sixth = os.getenv("NEW_URL")
