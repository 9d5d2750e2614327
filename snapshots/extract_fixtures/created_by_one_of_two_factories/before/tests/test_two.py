from app.hub import Hub, open_hub

try:
    hub = open_hub()
except KeyError:
    hub = Hub("wss://local")


def test_join():
    assert hub.join("lobby", "ann") == ["ann"]
