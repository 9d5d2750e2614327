import warnings

with warnings.catch_warnings():
    pass


def test_nothing():
    assert warnings
