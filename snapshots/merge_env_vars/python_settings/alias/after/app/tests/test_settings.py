from app.settings import Settings


def test_url():
    assert Settings(NEW_URL="wss://b").url == "wss://b"
