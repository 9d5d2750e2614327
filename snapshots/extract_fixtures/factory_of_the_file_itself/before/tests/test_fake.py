from app.presence import Presence


class Fake(Presence):
    """It says nothing."""


fake = Fake("attic")


def test_fake():
    assert fake.room == "attic"
