from app.presence import Presence

first = second, third = Presence(), Presence("attic")
fourth, (fifth, sixth) = Presence(), (1, Presence("cellar"))
seventh, *eighth = Presence(), Presence()


def test_all():
    assert first[1] is third and second.room == fourth.room
    assert fifth == 1 and sixth.room == "cellar"
    assert seventh and eighth
