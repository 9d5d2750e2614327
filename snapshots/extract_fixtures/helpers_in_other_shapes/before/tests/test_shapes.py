from app.presence import Presence

presence = Presence()


def nothing (): return presence.users


def keyword(*, user="ann"):
    return presence.enter(user)


def stars(*users):
    return [presence.enter(user) for user in users]


def double(**options):
    return presence.enter(options)


def slash(user, /):
    return presence.enter(user)


def comment(
    # who comes
    user,
):
    return presence.enter(user)


def test_all():
    nothing ()
    keyword(user="bob")
    stars(*"ab")
    double(**{"a": 1})
    slash("cleo")
    comment(
        # somebody
        "dan",
    )
    comment("eve",)
    assert len(nothing()) == 7
