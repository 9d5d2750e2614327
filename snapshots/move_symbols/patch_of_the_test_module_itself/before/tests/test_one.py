from unittest.mock import patch

from app.ws.factory import make_mgr


@patch("tests.test_one.make_mgr")
def test_one(m):
    make_mgr()
    m.assert_called_once_with()
