"""Notifications, with a manager that is none."""

from unittest.mock import AsyncMock, patch

import pytest

from app.services.notifications import notify, notify_all
from app.websocket_core.websocket_manager import get_websocket_manager

pytestmark = pytest.mark.mended_by(
    "e-fixtures",
    why="a manager is made while pytest imports this file, and without the context that it needs",
)

manager = get_websocket_manager()


@patch("app.services.notifications.create_websocket_manager")
async def test_a_notification_is_sent_to_its_user(make_manager):
    make_manager.return_value.send_message = AsyncMock(return_value=1)
    assert await notify("nils", "lunch is ready")
    make_manager.return_value.send_message.assert_awaited_once_with(
        {"type": "notification", "text": "lunch is ready"}
    )


async def test_nobody_is_there():
    with patch("app.services.notifications.create_websocket_manager") as make_manager:
        make_manager.return_value.send_message = AsyncMock(return_value=0)
        assert await notify_all(["nils", "noah"], "lunch is ready") == 0
        assert make_manager.call_count == 2
