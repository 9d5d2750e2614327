import os

from app.presence import Presence

if os.environ.get("CHAT_ROOM"):
    presence = Presence(os.environ["CHAT_ROOM"])
else:
    presence = Presence()


def test_room():
    assert presence.room
