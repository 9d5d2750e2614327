import pytest

from app.presence import Presence


@pytest.fixture
def first():
    try: first = Presence()
    except OSError: first = None
    return first


def test_first(first):
    assert first.users == []


@pytest.fixture
def second():
    return Presence()


def test_second(second):
    assert second.users == [] and pytest
