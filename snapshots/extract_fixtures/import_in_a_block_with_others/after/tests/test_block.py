import sys

if sys.version_info:
    LIMIT = 3


def test_nothing():
    assert LIMIT
