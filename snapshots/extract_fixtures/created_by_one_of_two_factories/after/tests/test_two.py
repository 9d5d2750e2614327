import pytest

from app.hub import Hub, open_hub


@pytest.fixture
def hub():
    try:
        hub = open_hub()
    except KeyError:
        hub = Hub("wss://local")
    return hub


def test_join(hub):
    assert hub.join("lobby", "ann") == ["ann"]
