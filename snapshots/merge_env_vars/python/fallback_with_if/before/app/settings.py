import os

first = os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ["OLD_URL"]
second = os.environ["OLD_URL"] if "NEW_URL" not in os.environ else os.environ["NEW_URL"]
third = os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ.get("OLD_URL", "x")
fourth = int(os.environ["NEW_URL"]) if "NEW_URL" in os.environ else int(os.environ["OLD_URL"])
fifth = (
    os.environ["NEW_URL"]
    if "NEW_URL" in os.environ
    else (os.environ["OLD_URL"] if "OLD_URL" in os.environ else "wss://a")
)
sixth = os.getenv("NEW_URL") if os.getenv("NEW_URL") else os.getenv("OLD_URL")
