import asyncio
from unittest.mock import patch

from app import use


@patch("app.ws.manager.get_mgr")
def test_run(m):
    m.return_value = 1
    assert asyncio.run(use.run(2)) == 1
    assert asyncio.run(use.late(2)) == 1
