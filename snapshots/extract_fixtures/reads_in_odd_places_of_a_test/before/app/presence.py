"""Who is here."""


class Presence:
    class Missing(Exception):
        """Somebody is not here."""

    def __init__(self):
        self.users = []

    def listed(self, function):
        self.users.append(function.__name__)
        return function
