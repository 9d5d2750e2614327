"""A window, no list of users."""


class Presence:
    def __init__(self):
        self.users = ["nobody"]
