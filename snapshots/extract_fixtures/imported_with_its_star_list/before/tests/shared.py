from app.presence import Presence

__all__ = ["ROOM"]

ROOM = "lobby"
presence = Presence(ROOM)
