from app.presence import Presence

presence = Presence()
print(presence.users)
