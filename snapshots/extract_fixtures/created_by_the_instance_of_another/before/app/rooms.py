"""A house has rooms."""

from app.presence import Presence


class House:
    def __init__(self, name="house"):
        self.name = name

    def open(self, room="lobby"):
        return Presence(room)
