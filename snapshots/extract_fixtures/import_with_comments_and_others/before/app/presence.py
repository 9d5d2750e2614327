"""Who is here."""

LIMIT = 3


class Presence:
    def __init__(self, room="lobby"):
        self.users = []


class Guest: ...
