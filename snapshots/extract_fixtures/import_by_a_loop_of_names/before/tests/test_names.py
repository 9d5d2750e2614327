from app.presence import Presence

lobby = Presence()
attic = Presence("attic")


def test_all():
    for name in ("lobby", "attic"):
        assert globals()[name].room == name
