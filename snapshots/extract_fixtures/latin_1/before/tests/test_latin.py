# coding: latin-1
from app.presence import Presence

GREETING = "grüß Gott"
presence = Presence("Küche"); räume = 1


def betritt(wer):
    return presence.enter(wer)


def test_küche():
    assert GREETING and betritt("Jörg") == ["Jörg"], f"für {presence.room} ü"
