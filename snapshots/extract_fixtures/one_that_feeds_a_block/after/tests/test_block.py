import os

import pytest

from app.handler import Handler
from app.presence import Presence


@pytest.fixture
def presence():
    return Presence()


@pytest.fixture
def handler(presence):
    if os.sep:
        handler = Handler(presence)
    else:
        handler = None
    return handler


def test_handler(presence, handler):
    assert handler.presence is presence
