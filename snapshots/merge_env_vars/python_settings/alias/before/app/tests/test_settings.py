from app.settings import Settings


def test_url():
    assert Settings(OLD_URL="wss://b").url == "wss://b"
