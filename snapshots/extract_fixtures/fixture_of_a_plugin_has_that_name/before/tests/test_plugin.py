from app.presence import Presence

monkeypatch = Presence()


def test_enter():
    assert monkeypatch.enter("ann")
