import asyncio
from unittest.mock import AsyncMock, patch

from app import use


@patch("app.use.make_mgr")
def test_run(m):
    m.return_value = 1
    assert asyncio.run(use.run(2)) == 1


def test_with():
    with patch("app.use.make_mgr", AsyncMock(return_value=1)):
        assert asyncio.run(use.run(2)) == 1


def test_monkeypatch(monkeypatch):
    async def fake(c):
        return 1

    monkeypatch.setattr("app.use.make_mgr", fake)
    assert asyncio.run(use.run(2)) == 1


def test_beside(monkeypatch):
    async def fake(c):
        return 1

    monkeypatch.setattr(use, "make_mgr", fake)
    assert asyncio.run(use.run(2)) == 1
    with patch.object(use, "make_mgr") as m:
        m.return_value = 3
        assert asyncio.run(use.run(2)) == 3
