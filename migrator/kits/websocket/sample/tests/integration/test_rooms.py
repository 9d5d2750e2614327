"""What is said in a room, while one manager serves all of it."""

import pytest

try:
    from app.websocket_core.websocket_manager import get_websocket_manager
except ImportError:
    pytest.skip("this worker runs without WebSockets", allow_module_level=True)

from app.websocket_core.connections import Recorder
from app.websocket_core.context import WebSocketContext

pytestmark = pytest.mark.mended_by(
    "e-fixtures", why="all tests here share one manager, with whoever has not left it"
)

manager = get_websocket_manager(WebSocketContext(user_id="room", thread_id="attic"))


async def _enter() -> Recorder:
    tab = Recorder()
    await manager.connect(tab)
    return tab


async def test_all_tabs_hear_it():
    tabs = [await _enter(), await _enter()]
    assert await manager.send_message({"type": "notification"}) == 2
    assert [tab.messages for tab in tabs] == [[{"type": "notification"}]] * 2


async def test_an_empty_room():
    assert await manager.send_message({"type": "notification"}) == 0


async def test_who_has_left_hears_nothing():
    tab = await _enter()
    await manager.disconnect(tab)
    assert await manager.send_message({"type": "notification"}) == 0
