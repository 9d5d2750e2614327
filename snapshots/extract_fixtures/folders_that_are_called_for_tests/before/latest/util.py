from app.presence import Presence

presence = Presence()
