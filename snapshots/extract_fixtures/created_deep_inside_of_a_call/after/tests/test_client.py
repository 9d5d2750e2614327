import pytest

from app.client import Client
from app.ctx import Ctx
from app.ws.manager import get_manager


@pytest.fixture
def client():
    return Client(get_manager(Ctx(user_id="u")), timeout=2)


def test_say(client):
    assert client.say("hi") == 1
