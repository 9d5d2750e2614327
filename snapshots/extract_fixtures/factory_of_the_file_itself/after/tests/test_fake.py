import pytest

from app.presence import Presence


class Fake(Presence):
    """It says nothing."""


@pytest.fixture
def fake():
    return Fake("attic")


def test_fake(fake):
    assert fake.room == "attic"
