from app.presence import Presence

presence = Presence()


class Page:
    def __init__(self, user):
        self.users = presence.enter(user)


def test_page():
    assert Page("ann").users == ["ann"]
