import tests.fixtures


def test_enter():
    assert tests.fixtures.presence.enter("bob")
