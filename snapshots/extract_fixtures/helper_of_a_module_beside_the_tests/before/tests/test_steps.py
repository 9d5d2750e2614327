from tests.steps import enter


def test_enter():
    assert enter("ann") == ["ann"]
