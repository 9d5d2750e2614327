import pytest

try:
    from app.hub import open_hub
except ImportError as error:
    raise RuntimeError("install the hub first") from error


@pytest.fixture
def hub():
    return open_hub()


def test_join(hub):
    assert hub.join("lobby", "ann") == ["ann"]
