from tests.test_first import presence as lobby


def test_lobby():
    assert lobby.room


def test_another(presence):
    assert presence == "another"
