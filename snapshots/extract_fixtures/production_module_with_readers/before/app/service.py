"""Who is here, for everybody."""

from app.presence import Presence

presence = Presence()


class Service:
    async def users(self):
        return presence.users


def enter(user):
    return presence.enter(user)
