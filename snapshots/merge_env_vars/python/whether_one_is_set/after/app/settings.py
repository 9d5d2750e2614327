import os

if "NEW_URL" in os.environ:
    start()
if "NEW_URL" not in os.environ:
    stop()
if not os.getenv("NEW_URL"):
    stop()
if os.getenv("NEW_URL") is None:
    stop()
if not "NEW_URL" in os.environ:
    stop()
ready = bool(os.getenv("NEW_URL"))
