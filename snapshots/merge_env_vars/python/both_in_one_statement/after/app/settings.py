import os

os.environ["NEW_URL"] = url


def again():
    os.environ["NEW_URL"] = url


def stop():
    del os.environ["NEW_URL"]
