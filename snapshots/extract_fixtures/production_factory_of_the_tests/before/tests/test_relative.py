from . import factories
from .factories import make_presence as make

lobby = make()
attic = factories.make_presence("attic")


def test_lobby():
    assert lobby.room != attic.room
