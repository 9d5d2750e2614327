import pytest

from app.other import Presence
from app.presence import Presence as Real


@pytest.fixture
def here():
    return Real()


there = Presence()


def test_here(here):
    assert here.users == []


def test_there():
    assert there.users == ["nobody"]
