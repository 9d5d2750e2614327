from app.presence import Presence


def make_room():
    return Presence("attic")
