from tests.test_old import helper


def test_other():
    assert helper()
