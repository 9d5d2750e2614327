from app.old import make


def helper():
    return 1


def test_old():
    assert make()
