from app.names import named

names = named("v")


def test_names():
    assert names == ["v"]
