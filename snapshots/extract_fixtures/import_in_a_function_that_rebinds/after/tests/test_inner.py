from app.presence import Presence


def test_inner():
    from app.presence import Presence as Inner

    assert Inner is Presence


def test_local():
    from app.presence import Presence

    assert Presence().users == []
