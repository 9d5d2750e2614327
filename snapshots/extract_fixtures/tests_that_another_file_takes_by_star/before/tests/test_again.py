from tests.test_first import *  # noqa: F403


def test_users():
    assert presence.users == []  # noqa: F405
