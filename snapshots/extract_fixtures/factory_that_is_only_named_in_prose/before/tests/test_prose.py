"""Presence() is what `app.presence.Presence` makes."""

SOURCE = "presence = Presence()"


def test_source():
    # presence = Presence()
    assert "Presence" in SOURCE
