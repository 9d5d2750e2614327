"""Who is here, for everybody."""

from app.presence import Presence

presence = Presence()
