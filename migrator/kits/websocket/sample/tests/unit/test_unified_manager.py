"""Messages that wait for their user."""

import pytest

from app.websocket_core.connections import Recorder
from app.websocket_core.context import WebSocketContext
from app.websocket_core.unified_manager import UnifiedWebSocketManager

pytestmark = pytest.mark.mended_by(
    "a-exports", why="UnifiedWebSocketManager cannot send: its base is the one of the wrapper"
)


async def test_messages_wait():
    manager, tab = UnifiedWebSocketManager(WebSocketContext("uma")), Recorder()
    await manager.deliver({"number": 1})
    await manager.deliver({"number": 2})
    await manager.connect(tab)
    await manager.deliver({"number": 3})
    assert tab.messages == [{"number": 1}, {"number": 2}, {"number": 3}]


async def test_it_sends_as_every_manager_does():
    manager, tab = UnifiedWebSocketManager(WebSocketContext("uma")), Recorder()
    assert await manager.send_message({"number": 1}) == 0
    await manager.connect(tab)
    assert await manager.send_message({"number": 2}) == 1
