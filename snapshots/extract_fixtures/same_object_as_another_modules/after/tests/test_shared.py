import pytest

from app.shared import shared


@pytest.fixture
def presence():
    return shared()


def test_same(presence):
    assert presence is shared()
