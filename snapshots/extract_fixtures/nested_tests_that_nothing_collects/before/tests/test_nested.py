from app.presence import Presence

presence = Presence()


def test_outer():
    def test_inner():
        assert presence.users == []

    class TestInner:
        def test_method(self):
            assert presence.room == "lobby"

    test_inner()
    TestInner().test_method()
