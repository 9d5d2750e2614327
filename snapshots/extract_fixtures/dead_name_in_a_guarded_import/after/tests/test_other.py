import pytest


@pytest.mark.parametrize("number", [1, 2])
def test_a(number):
    assert number
