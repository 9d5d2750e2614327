import sys


def test_nothing():
    assert sys
