import os

import pytest

from app.hub import open_hub

HAS_HUB = "CHAT_URL" in os.environ


@pytest.fixture
def hub():
    if HAS_HUB:
        hub = open_hub()
    else:
        hub = None
    return hub


@pytest.mark.skipif(not HAS_HUB, reason="no hub here")
def test_join(hub):
    assert hub.join("lobby", "ann") == ["ann"]


def test_none(hub):
    assert HAS_HUB or hub is None
