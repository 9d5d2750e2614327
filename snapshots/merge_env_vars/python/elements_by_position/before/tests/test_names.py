import pytest


@pytest.mark.parametrize("name", ["NEW_URL", "OLD_URL"], ids=["new", "old"])
def test_known(name):
    assert name


@pytest.mark.parametrize("name", ["NEW_URL", "OLD_URL"])
def test_listed(name):
    assert name


values = dict(zip(["NEW_URL", "OLD_URL"], [1, 2]))
new, old = ["NEW_URL", "OLD_URL"]
PAIR = make("NEW_URL", ("NEW_URL", "OLD_URL"))
FIRST = next(name for name in ["NEW_URL", "OLD_URL"] if name in known)
KNOWN = [("NEW_URL", 1), ("OLD_URL", 2)]
ALONE = [("OLD_URL", 2)]
