from app.presence import Presence

presence = Presence()


class Page:
    def users(self):
        return presence.users


class TestWithState:
    def __init__(self):
        self.room = presence.room


def test_page():
    assert Page().users() == []
