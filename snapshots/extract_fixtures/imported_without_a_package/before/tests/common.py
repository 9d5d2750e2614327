from app.ws.manager import get_manager

ROOM = "lobby"
manager = get_manager()
