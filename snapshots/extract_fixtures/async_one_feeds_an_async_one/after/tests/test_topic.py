import pytest

from app.broker import connect_broker, subscribe
from app.ctx import Ctx


@pytest.fixture
async def broker():
    return await connect_broker(Ctx(user_id="u"))


@pytest.fixture
async def news(broker):
    return await subscribe(broker, topic="news")


def test_news(news):
    assert news == ["u", "news"]
