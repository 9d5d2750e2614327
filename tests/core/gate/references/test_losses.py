"""What a line that was taken away may have bound."""

import pytest

from migrator.core.gate.references.losses import _bound_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (b"    a, b as c,", {"a", "b", "c"}),
        (b"def make(ctx):", {"make"}),
        (b"first, second = pair", {"first", "second"}),
        (b"from lib import one, two as three", {"one", "two", "three"}),
        # Long names that go on in another way: an answer in time is all that is asked.
        (b"    make_unified_websocket_manager_for_everybody(context)", set()),
        (b"it will use the response object - and so on for quite a long while", set()),
    ],
)
def test_the_names_are_read_off_it(line: bytes, names: set[str]) -> None:
    assert names <= set(_bound_in(line))
