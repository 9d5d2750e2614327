from app.shared import shared

presence = shared()


def test_same():
    assert presence is shared()
