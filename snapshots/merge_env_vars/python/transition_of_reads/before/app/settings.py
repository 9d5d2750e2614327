import os

first = os.getenv("OLD_URL")
second = os.getenv("OLD_URL", "wss://a").strip()
third = os.environ["OLD_URL"]
fourth = os.environ["OLD_URL"].strip()
fifth = os.environ.get("OLD_URL") or "wss://a"
if "OLD_URL" in os.environ:
    start(os.environ["OLD_URL"])
if "OLD_URL" not in os.environ and first:
    start(f"{os.environ['OLD_URL']}/v1")
sixth = os.environ.pop("OLD_URL", None)
