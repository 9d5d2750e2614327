from app.session import open_session

session = open_session()


def test_session():
    assert session == ["u", 1]
