# coding: latin-1
import pytest

from app.presence import Presence

GREETING = "grüß Gott"
räume = 1


@pytest.fixture
def presence():
    return Presence("Küche")


def betritt(presence, wer):
    return presence.enter(wer)


def test_küche(presence):
    assert GREETING and betritt(presence, "Jörg") == ["Jörg"], f"für {presence.room} ü"
