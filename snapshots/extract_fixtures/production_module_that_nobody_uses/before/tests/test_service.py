import app.service


def test_there():
    assert app.service
