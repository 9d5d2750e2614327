import asyncio
from unittest.mock import AsyncMock, MagicMock, patch

from app import use


@patch("app.use.get_mgr")
def test_run(m):
    m.return_value = 1
    assert asyncio.run(use.run(2)) == 1


def test_mocks(monkeypatch):
    with patch("app.use.get_mgr", AsyncMock(return_value=1)):
        pass
    with patch("app.use.get_mgr", new_callable=AsyncMock) as m:
        pass
    with patch("app.use.get_mgr", new=MagicMock()):
        pass
    monkeypatch.setattr("app.use.get_mgr", fake)
    monkeypatch.setattr(use, "get_mgr", lambda c: fake(c))


async def fake(c):
    return 1
