from app.presence import Presence

presence = Presence()


def number(of=0):
    return len(presence.users) + of


def test_nested():
    assert number(number(number())) == 0
    assert number(of=number(of=(lambda: number())())) == 0
    assert [number(number()) for _ in range(number() + 1)] == [0]
    assert {number(): {number(number()) for _ in "a"}} == {0: {0}}
