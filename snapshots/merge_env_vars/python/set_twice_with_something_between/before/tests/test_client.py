import os


def test_both():
    os.environ["OLD_URL"] = "wss://a"
    start()
    os.environ["NEW_URL"] = "wss://a"
    start()
    del os.environ["OLD_URL"]
    del os.environ["NEW_URL"]
