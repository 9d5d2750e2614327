import os

import pytest

from app.hub import open_hub

HAS_HUB = "CHAT_URL" in os.environ
if HAS_HUB:
    hub = open_hub()
else:
    hub = None


@pytest.mark.skipif(not HAS_HUB, reason="no hub here")
def test_join():
    assert hub.join("lobby", "ann") == ["ann"]


def test_none():
    assert HAS_HUB or hub is None
