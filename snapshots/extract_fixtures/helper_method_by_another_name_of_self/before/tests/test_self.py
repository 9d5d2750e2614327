from app.presence import Presence

presence = Presence()


class TestEntering:
    def greet(this, user):
        return presence.enter(user)

    def test_greet(me):
        assert me.greet("ann") == ["ann"]
        assert [me.greet(user) for user in "b"]
