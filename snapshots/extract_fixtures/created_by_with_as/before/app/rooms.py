"""Rooms are left again."""


class Room:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None
