"""Events in the order in which they are sent."""

import pytest

from app.websocket_core.connections import Recorder
from app.websocket_core.context import WebSocketContext
from app.websocket_core.types import AgentEvent
from app.websocket_core.websocket_manager import WebSocketManager

pytestmark = pytest.mark.mended_by(
    "e-fixtures", why="one manager serves all tests here, and keeps the tabs of the one before"
)

manager = WebSocketManager(WebSocketContext(user_id="hugo"))


@pytest.fixture
async def tab() -> Recorder:
    """The only tab of the user."""
    recorder = Recorder()
    await manager.connect(recorder)
    return recorder


async def test_order(tab):
    for event in reversed(AgentEvent):
        assert await manager.send_event(event) == 1
    assert [message["type"] for message in tab.messages] == list(reversed(AgentEvent))


async def test_one_event(tab):
    assert await manager.send_event(AgentEvent.STARTED, id="1") == 1
    assert tab.messages == [{"type": "agent_started", "id": "1"}]
