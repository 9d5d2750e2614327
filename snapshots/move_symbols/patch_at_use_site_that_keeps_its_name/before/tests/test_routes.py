from unittest.mock import patch

from app.routes import open_socket


@patch("app.routes.make_mgr")
@patch("app.routes.get_mgr", return_value=None)
def test_open(get_mgr, make_mgr):
    open_socket(object())
    make_mgr.assert_called_once_with()
