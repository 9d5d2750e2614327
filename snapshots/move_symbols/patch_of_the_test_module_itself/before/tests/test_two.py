from unittest.mock import patch

from app.ws.factory import make_mgr


@patch(__name__ + ".make_mgr")
@patch(f"{__name__}.make_mgr")
def test_two(m, n):
    make_mgr()
    m.assert_called_once_with()
