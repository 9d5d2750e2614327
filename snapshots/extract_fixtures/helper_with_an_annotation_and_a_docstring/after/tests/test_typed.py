from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def manager():
    return get_manager(Ctx(user_id="u"))


def sent(manager, *texts: str) -> Iterator[int]:
    """Send all of them; `manager` counts."""
    yield from (manager.send(text) for text in texts)


def total(manager, *texts: str) -> int:
    return sum(sent(manager, *texts))


def test_total(manager) -> None:
    """Counts what `manager` has sent."""
    assert total(manager, "a", "b") == 3
