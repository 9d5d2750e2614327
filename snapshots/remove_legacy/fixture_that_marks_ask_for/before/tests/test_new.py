import pytest

from app.new import make


@pytest.mark.usefixtures("first")
def test_make(number):
    assert make().user == "ann"
    assert number == 2
