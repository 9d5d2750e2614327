"""What the tests of this folder share."""

from app.ws.manager import get_manager

manager = get_manager()
ROOM = "lobby"
