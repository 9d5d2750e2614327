import os

assert "OLD_URL" not in os.environ and "NEW_URL" not in os.environ


def test_chain():
    url = os.getenv("NEW_URL") or os.getenv("OLD_URL")
    assert os.getenv("OLD_URL") is None
    assert url
