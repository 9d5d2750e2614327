import os

first = os.getenv("NEW_URL", os.getenv("OLD_URL"))
second = os.getenv("NEW_URL", os.getenv("OLD_URL", "wss://a")).strip()
third = os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ["OLD_URL"]
fourth = (os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ["OLD_URL"]).strip()
if "NEW_URL" in os.environ or "OLD_URL" in os.environ:
    start(os.environ["NEW_URL"] if "NEW_URL" in os.environ else os.environ["OLD_URL"])
if ("NEW_URL" not in os.environ and "OLD_URL" not in os.environ) and first:
    start(f"{(os.environ['NEW_URL'] if 'NEW_URL' in os.environ else os.environ['OLD_URL'])}/v1")
sixth = os.environ.pop("NEW_URL", os.environ.pop("OLD_URL", None))
