from unittest import mock

import pytest

from app.hub import open_hub


@pytest.fixture
def hub():
    with mock.patch.dict("os.environ", CHAT_URL="wss://here"):
        hub = open_hub()
    return hub


def test_join(hub):
    assert hub.url == "wss://here"
