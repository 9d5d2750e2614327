"""Who is here."""


class Presence:
    made = 0

    def __init__(self, room="lobby"):
        type(self).made += 1
        self.room = room
        self.users = []

    def enter(self, user):
        self.users.append(user)
        return self.users

    def close(self):
        self.users.clear()
