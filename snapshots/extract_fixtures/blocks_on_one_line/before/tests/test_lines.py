import pytest

from app.presence import Presence

try: first = Presence()
except OSError: first = None


def test_first():
    assert first.users == []


second = Presence();


def test_second():
    assert second.users == [] and pytest
