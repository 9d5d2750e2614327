from tests.shared import presence


def test_enter():
    assert presence.enter("ann") == ["ann"]
