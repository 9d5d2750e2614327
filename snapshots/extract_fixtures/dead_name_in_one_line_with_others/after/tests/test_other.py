room = "lobby"; limit = 3


def test_a():
    assert len(room) > limit
