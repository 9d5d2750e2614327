from app.presence import Presence

presence = Presence()


def test_greeting(greeting):
    assert greeting == "hello, another"
    assert presence.users == []
