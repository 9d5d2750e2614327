import pytest

from app.blocking import connect_now
from app.ctx import Ctx


@pytest.fixture
def broker():
    return connect_now(Ctx("v"))


def test_publish(broker):
    assert broker.publish("news", "hi") == ["hi"]
