import os

first = os.getenv("NEW_URL")
second = os.getenv("NEW_URL", "wss://a").strip()
third = os.environ["NEW_URL"]
fourth = os.environ["NEW_URL"].strip()
if "NEW_URL" in os.environ:
    start(os.environ["NEW_URL"])
if "NEW_URL" not in os.environ and first:
    start(f"{os.environ['NEW_URL']}/v1")
sixth = os.environ.pop("NEW_URL", None)
