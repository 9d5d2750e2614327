import asyncio
from unittest import mock

from app.service import push


def test_fake(manager):
    with mock.patch("app.service.manager") as fake:
        fake.push = mock.AsyncMock(return_value=3)
        assert asyncio.run(push("hi")) == 3
    assert manager
