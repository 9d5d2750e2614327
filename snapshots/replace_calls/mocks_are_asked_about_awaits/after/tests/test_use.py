import asyncio
from unittest.mock import AsyncMock, patch

from app.use import serve


@patch("app.use.get_mgr")
def test_it(made):
    asyncio.run(serve(1))
    made.assert_awaited_once_with(1)
    made.assert_called_once_with(1)
    assert made.await_count == 1


def test_new():
    with patch("app.use.get_mgr", new_callable=AsyncMock) as made:
        asyncio.run(serve(1))
    made.assert_awaited()
