from tests.fixtures import *


def test_enter():
    assert presence.enter("ann")
