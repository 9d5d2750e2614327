from app.session import open_session

OPTIONS = {"loud": True}
session = open_session(timeout=2)
loud = open_session(**OPTIONS)


def test_session():
    assert session == ["u", 2, {}]


def test_loud():
    assert loud == ["u", 1, OPTIONS]
