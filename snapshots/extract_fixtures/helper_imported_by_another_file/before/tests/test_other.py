from tests.test_lobby import enter


def test_enter_from_here():
    assert enter("bob")
