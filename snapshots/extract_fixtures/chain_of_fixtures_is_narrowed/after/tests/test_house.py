import pytest

from app.presence import Presence


@pytest.fixture
def lobby():
    return Presence()


def test_house(house, lobby):
    assert house and lobby
