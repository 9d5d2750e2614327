"""Who may come."""


class User:
    def __init__(self, name):
        self.name = name


GUEST = User("guest")
