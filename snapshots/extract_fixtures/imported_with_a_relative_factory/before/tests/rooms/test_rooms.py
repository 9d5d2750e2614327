from .steps import make_room

attic = make_room()


def test_room():
    assert attic.room == "attic"
