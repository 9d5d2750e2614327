import app.presence

here = app.presence.Presence()


def test_nothing():
    assert app.presence
