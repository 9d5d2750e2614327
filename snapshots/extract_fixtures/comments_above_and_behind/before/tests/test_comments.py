"""Sending.

It needs a manager.
"""

from __future__ import annotations

import os

from app.ws.manager import get_manager  # the only door

LIMIT = len(os.sep)
# One manager for all of them:
# it is dear.
manager = get_manager()  # at import time
ROOM = "lobby"


def test_send():
    # not before it is there
    assert manager.send(ROOM) == LIMIT  # one
