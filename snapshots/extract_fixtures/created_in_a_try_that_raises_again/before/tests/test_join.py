try:
    from app.hub import open_hub

    hub = open_hub()
except ImportError as error:
    raise RuntimeError("install the hub first") from error


def test_join():
    assert hub.join("lobby", "ann") == ["ann"]
