from unittest.mock import patch

from app.services.conversation.handlers import handle


@patch(
    "app.services.conversation.handlers"
    ".make_mgr"
)
def test_handle(m):
    handle()
    m.assert_called_once_with()
