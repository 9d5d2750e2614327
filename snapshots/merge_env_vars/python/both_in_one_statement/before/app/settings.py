import os

os.environ["OLD_URL"] = os.environ["NEW_URL"] = url


def again():
    os.environ["NEW_URL"] = os.environ["OLD_URL"] = url


def stop():
    del os.environ["OLD_URL"], os.environ["NEW_URL"]
