from __future__ import annotations

from typing import TYPE_CHECKING, Optional

from app.ws.manager import get_manager

if TYPE_CHECKING:
    from app.ws.manager import Manager

manager: Optional[Manager] = get_manager()


def test_send():
    assert manager.send("hi") == 1
