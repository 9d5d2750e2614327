from app.presence import Presence

presence = Presence()

if presence.room == "lobby":

    def test_lobby():
        assert presence.users == []


assert presence
