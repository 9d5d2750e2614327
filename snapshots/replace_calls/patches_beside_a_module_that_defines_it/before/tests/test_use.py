import asyncio
from unittest.mock import patch

from app import use
from app.ws import factory


def test_run():
    with patch.object(factory, "make_mgr") as m:
        m.return_value = 1
        assert asyncio.run(use.run(2)) == 1
