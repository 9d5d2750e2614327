from app.presence import Presence

presence = Presence()


class Window:
    presence = "here"


def see(presence):
    return presence


def test_attribute():
    assert Window().presence == "here"


def test_parameter():
    assert see(presence="there") == "there"


def test_local():
    presence = 3
    assert presence + 1 == 4


def test_string():
    assert "presence" in {"presence": 1}
