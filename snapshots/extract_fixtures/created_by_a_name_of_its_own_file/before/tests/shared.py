from app.presence import Presence


class Loud(Presence):
    def enter(self, user):
        return super().enter(user.upper())


def make():
    return Loud("attic")


lobby = Loud("lobby")
