from app.presence import Presence

users = Presence().enter("ann")
room = Presence("attic").room


def test_users():
    assert users == ["ann"]
    assert room == "attic"
