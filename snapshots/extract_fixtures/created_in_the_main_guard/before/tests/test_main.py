from app.presence import Presence


def test_enter():
    assert Presence().enter("ann")


if __name__ == "__main__":
    presence = Presence()
    presence.enter("bob")
    print(presence.users)
