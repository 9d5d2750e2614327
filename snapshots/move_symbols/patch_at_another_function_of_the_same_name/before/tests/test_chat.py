from unittest.mock import patch

from app.chat import join


@patch("app.chat.make_mgr")
@patch("app.mail.make_mgr")
def test_join(post, make_mgr):
    join("a")
    make_mgr.assert_called_once_with("a")
