from app.hub import open_hub

hub = open_hub()


def test_join():
    assert hub.join("lobby", "ann") == ["ann"]
