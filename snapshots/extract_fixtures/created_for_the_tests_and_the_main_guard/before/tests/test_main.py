from app.presence import Presence

presence = Presence()


def test_enter():
    assert presence.enter("ann")


if __name__ == "__main__":
    print(presence.enter("bob"))
