from app.presence import Presence

presence = Presence()


def enter(first, *rest, **options):
    return [presence.enter(user) for user in (first, *rest)] and options


def test_calls():
    users = ["ann", "bob"]
    assert enter(*users, loud=1) == {"loud": 1}
    assert enter("cleo", *users, **{"quiet": 1}) == {"quiet": 1}
    assert enter(first="dan") == {}
    assert (enter)("eve") == {}
    assert enter (  # spaced
        "fred"
    ) == {}
