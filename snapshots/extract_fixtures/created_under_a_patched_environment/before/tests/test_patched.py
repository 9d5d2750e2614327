from unittest import mock

from app.hub import open_hub

with mock.patch.dict("os.environ", CHAT_URL="wss://here"):
    hub = open_hub()


def test_join():
    assert hub.url == "wss://here"
