from tests.shared import lobby


def test_enter():
    assert lobby.enter("ann") == ["ANN"]
