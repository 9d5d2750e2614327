from tests.shared import *  # noqa: F403


def test_room():
    assert ROOM == "lobby"  # noqa: F405
