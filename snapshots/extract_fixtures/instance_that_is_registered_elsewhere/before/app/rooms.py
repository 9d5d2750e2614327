"""All rooms that there are."""

rooms = []


def register(room):
    rooms.append(room)
    return room
