import pytest

from app.handler import Handler
from tests.shared import presence


@pytest.fixture
def handler():
    return Handler(presence)


def test_same(handler):
    assert handler.presence is presence
