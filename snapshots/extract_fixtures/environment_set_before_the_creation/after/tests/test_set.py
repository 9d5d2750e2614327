import os

import pytest

from app.hub import open_hub

os.environ["CHAT_URL"] = "wss://here"


@pytest.fixture
def hub():
    return open_hub()


def test_join(hub):
    assert hub.url == "wss://here"
