"""Sending.

It needs a manager.
"""

from __future__ import annotations

import os

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager  # the only door

LIMIT = len(os.sep)


# One manager for all of them:
# it is dear.
@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))  # at import time


ROOM = "lobby"


def test_send(manager):
    # not before it is there
    assert manager.send(ROOM) == LIMIT  # one
