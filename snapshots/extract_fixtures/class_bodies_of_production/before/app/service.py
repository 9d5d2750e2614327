"""Who is here, kept by classes and functions."""

from app.presence import Presence


class Service:
    presence = Presence()

    def users(self, where=Presence("attic")):
        return self.presence.users + where.users


ROOMS = {"lobby": Presence()}
