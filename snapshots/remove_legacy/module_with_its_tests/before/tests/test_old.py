from app.old import make


def test_old():
    assert make()
