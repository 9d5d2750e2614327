from app.presence import Presence

ROOM = "attic"
lobby = Presence("attic")
