from app.client import Client
from app.ws.manager import get_manager

client = Client(get_manager(), timeout=2)


def test_say():
    assert client.say("hi") == 1
