"""Who is here."""


class Presence:
    def __init__(self):
        self.users = {}

    def __getitem__(self, user):
        return self.users[user]

    def __setitem__(self, user, room):
        self.users[user] = room

    def __delitem__(self, user):
        del self.users[user]

    def __contains__(self, user):
        return user in self.users

    def __call__(self, user):
        return self.users.get(user)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.users.clear()

    def __iter__(self):
        return iter(self.users)
