from . import fixtures


def test_enter():
    assert fixtures.presence.enter("ann")
