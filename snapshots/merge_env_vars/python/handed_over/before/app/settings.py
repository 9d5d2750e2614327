import os

os.environ["OLD_URL"] = os.environ["NEW_URL"]
os.environ["DEBUG"] = "1"


def serve():
    os.environ["NEW_URL"] = os.environ.get("OLD_URL")
