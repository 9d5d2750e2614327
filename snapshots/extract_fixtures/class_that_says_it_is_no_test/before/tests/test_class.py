from app.presence import Presence

presence = Presence()


class TestingTool:
    __test__ = False

    def users(self):
        return presence.users


def test_users():
    assert TestingTool().users() == []
