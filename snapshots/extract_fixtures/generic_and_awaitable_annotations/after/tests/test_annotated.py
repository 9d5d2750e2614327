from __future__ import annotations

from typing import TYPE_CHECKING, Optional

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager

if TYPE_CHECKING:
    from app.ws.manager import Manager


@pytest.fixture
def manager() -> Optional[Manager]:
    return get_manager(Ctx(user_id="u"))


def test_send(manager):
    assert manager.send("hi") == 1
