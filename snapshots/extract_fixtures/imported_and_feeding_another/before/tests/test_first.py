from app.handler import Handler
from tests.shared import presence

handler = Handler(presence)


def test_same():
    assert handler.presence is presence
