import os

from app.hub import open_hub

os.environ["CHAT_URL"] = "wss://here"
hub = open_hub()


def test_join():
    assert hub.url == "wss://here"
