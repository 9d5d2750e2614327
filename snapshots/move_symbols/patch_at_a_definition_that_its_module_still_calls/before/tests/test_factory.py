from unittest.mock import patch

from app.ws import factory


@patch("app.ws.factory.make_mgr")
def test_all(m):
    factory.make_all(2)
    assert m.call_count == 2
