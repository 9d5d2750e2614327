from unittest.mock import patch

from app.ws.manager import get_mgr


@patch("tests.test_one.get_mgr")
def test_one(m):
    get_mgr()
    m.assert_called_once_with()
