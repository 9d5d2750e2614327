from app.presence import Presence

presence = Presence()


class TestPage:
    class Page:
        def users(self):
            return presence.users

    def test_page(self):
        assert self.Page().users() == []
