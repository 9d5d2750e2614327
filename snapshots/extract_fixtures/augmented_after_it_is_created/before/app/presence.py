"""Who is here."""


class Presence:
    def __init__(self, room="lobby"):
        self.users = []

    def __iadd__(self, user):
        self.users.append(user)
        return self
