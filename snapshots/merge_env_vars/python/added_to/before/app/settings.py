import os

os.environ["OLD_URL"] += "/v1"


def more():
    os.environ["OLD_URL"] += "/v1"
    os.environ["NEW_URL"] += "/v1"
