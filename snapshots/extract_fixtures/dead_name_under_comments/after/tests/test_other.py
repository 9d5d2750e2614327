"""What others see."""

import os

SEP = os.sep
# one for all of them
LIMIT = 3


def test_a():
    assert len(SEP) < LIMIT
