from __future__ import annotations

from collections.abc import Iterator

from app.ws.manager import get_manager

manager = get_manager()


def sent(*texts: str) -> Iterator[int]:
    """Send all of them; `manager` counts."""
    yield from (manager.send(text) for text in texts)


def total(*texts: str) -> int:
    return sum(sent(*texts))


def test_total() -> None:
    """Counts what `manager` has sent."""
    assert total("a", "b") == 3
