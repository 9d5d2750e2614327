import app.presence


def test_nothing():
    assert app.presence
