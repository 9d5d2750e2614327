"""Who is here, for nobody."""

from app.presence import Presence

presence = Presence()
