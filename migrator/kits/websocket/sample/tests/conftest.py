"""A server for each test, on a port that nobody else has."""

import asyncio
from collections.abc import AsyncIterator, Callable

import pytest

from app.api.server import serving


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    """The address of a server that runs for one test."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    async with serving() as url:
        yield url


@pytest.fixture
def eventually() -> Callable[[Callable[[], bool]], object]:
    """Wait until something is so; a test that waits in vain fails."""

    async def wait(is_so: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not is_so():
                await asyncio.sleep(0.01)

    return wait
