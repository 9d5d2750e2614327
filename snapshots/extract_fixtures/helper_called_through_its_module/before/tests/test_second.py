import tests.test_first as first


def test_enter():
    assert first.enter("bob")
