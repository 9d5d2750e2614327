from app.presence import Presence

presence = Presence()


def test_f_string():
    assert f"{presence.room:>{len(presence.room)}}" == "lobby"


def test_keyword():
    assert dict(presence=presence)["presence"].room


def test_store_to_attribute():
    presence.room = "attic"
    assert presence.room == "attic"


def test_delete_attribute():
    del presence.users
    assert not hasattr(presence, "users")


def test_star():
    assert [*presence.users] == []


def test_with_and_yield():
    def users():
        yield from presence.users

    assert list(users()) == []
