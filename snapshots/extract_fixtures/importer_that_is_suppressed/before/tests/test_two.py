from tests.shared import presence


def test_two():
    assert presence.enter("bob")
