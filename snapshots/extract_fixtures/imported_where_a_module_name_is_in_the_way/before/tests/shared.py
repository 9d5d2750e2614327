from app.presence import Presence

lobby = Presence()
