__all__ = ["ROOM"]

ROOM = "lobby"
