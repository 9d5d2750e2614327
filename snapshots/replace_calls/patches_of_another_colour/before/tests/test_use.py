import asyncio
from unittest.mock import AsyncMock, MagicMock, patch

from app import use


@patch("app.use.make_mgr")
def test_run(m):
    m.return_value = 1
    assert asyncio.run(use.run(2)) == 1


def test_mocks(monkeypatch):
    with patch("app.use.make_mgr", AsyncMock(return_value=1)):
        pass
    with patch("app.use.make_mgr", new_callable=AsyncMock) as m:
        pass
    with patch("app.use.make_mgr", new=MagicMock()):
        pass
    monkeypatch.setattr("app.use.make_mgr", fake)
    monkeypatch.setattr(use, "make_mgr", lambda c: fake(c))


async def fake(c):
    return 1
