"""Rooms are opened by a method of the class."""


class Room:
    def __init__(self, name):
        self.name = name

    @classmethod
    def open(cls, name="lobby"):
        return cls(name)
