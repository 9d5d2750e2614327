from app.client import Client
from app.ctx import Ctx
from app.ws.manager import get_manager

client = Client(get_manager(Ctx("v")))


def test_say():
    assert client.say("hi") == 1
