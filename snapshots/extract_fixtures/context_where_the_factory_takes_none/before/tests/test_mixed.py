from app.hub import open_hub
from app.ws.manager import get_manager

hub = open_hub()
manager = get_manager()


def test_both():
    assert hub.join("lobby", manager.ids[0]) == ["u"]
