import warnings

from app.presence import Presence

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    presence = Presence()


def test_enter():
    assert presence.enter("ann")
