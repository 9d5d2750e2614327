"""What others see."""

import os

from app.ws.manager import get_manager

SEP = os.sep
manager = get_manager()  # one for all of them
LIMIT = 3


def test_a():
    assert len(SEP) < LIMIT
