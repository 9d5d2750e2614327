import pytest

from app.presence import Presence


def first(names=("lobby",)):
    return names[0]


presence = Presence(first())
LATER = "attic"


def test_room():
    assert presence.room == "lobby" and LATER and pytest
