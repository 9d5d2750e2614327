from unittest import mock

with mock.patch("app.presence.Presence") as fake:
    from app.presence import Presence

    presence = Presence()


def test_fake():
    assert presence is fake.return_value
