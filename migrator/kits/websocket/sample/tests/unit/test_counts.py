"""How many connections a manager counts."""

import pytest

from app.websocket_core.connections import Recorder
from app.websocket_core.websocket_manager import get_websocket_manager as get_unified_manager

pytestmark = pytest.mark.mended_by(
    "e-fixtures",
    why="a manager is made while pytest imports this file, and without the context that it needs",
)

manager = get_unified_manager()


def count() -> int:
    """What the manager counts."""
    return manager.connection_count


def test_nobody():
    assert count() == 0


async def test_tabs():
    tab = Recorder()
    await manager.connect(tab)
    await manager.connect(Recorder())
    assert count() == 2
    await manager.disconnect(tab)
    assert count() == 1


async def test_closing():
    await manager.connect(Recorder())
    await manager.close()
    assert count() == 0
