from app.names import named

names = named()


def test_names():
    assert names == ["u"]
