import warnings

import pytest

from app.presence import Presence


@pytest.fixture
def presence():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        presence = Presence()
    return presence


def test_enter(presence):
    assert presence.enter("ann")
