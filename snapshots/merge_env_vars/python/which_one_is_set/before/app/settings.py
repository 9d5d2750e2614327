import os

if "OLD_URL" in os.environ and "NEW_URL" not in os.environ:
    warn("the old name")
if "OLD_URL" in os.environ and "NEW_URL" in os.environ:
    warn("both names")
both = os.getenv("NEW_URL") and os.getenv("OLD_URL")
