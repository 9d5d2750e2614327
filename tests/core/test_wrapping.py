"""Long import statements go over several lines as the others of their file do."""

import pytest

from migrator.core.imports.wrapping import Wrapping
from migrator.core.source import PythonSource, read_python

NAMES = [f"name_{number}" for number in range(12)]
GRID = """from app.module import (name_0, name_1, name_2, name_3, name_4, name_5, name_6, name_7,
                        name_8, name_9, name_10, name_11)
"""


def _wrapping(text: str) -> Wrapping:
    source = read_python("a.py", text.encode())
    assert isinstance(source, PythonSource)
    return Wrapping.of(source)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Wrapping(88, is_grid=False)),
        ("import a\n" + "x = 1  # " + "-" * 90, Wrapping(88, is_grid=False)),
        (f"from a import {', '.join(NAMES)}\n", Wrapping(110, is_grid=False)),
        ("from a import (\n    b,\n    c,\n)\n", Wrapping(88, is_grid=False)),
        ("from a import (b, c)\n", Wrapping(88, is_grid=False)),
        (GRID, Wrapping(88, is_grid=True)),
        ("def f():\n    from a import (b,\n                   c)\n", Wrapping(88, is_grid=True)),
    ],
)
def test_a_file_shows_how_it_wraps(text: str, expected: Wrapping) -> None:
    assert _wrapping(text) == expected


def test_what_fits_is_one_line() -> None:
    for is_grid in (True, False):
        assert Wrapping(40, is_grid).lines("a", ["b", "c"], "", "    ") == ["from a import b, c"]
        # A name by itself cannot be broken.
        assert len(Wrapping(4, is_grid).lines("a", ["b"], "", "    ")) == 1


def test_the_indent_takes_room() -> None:
    assert len(Wrapping(20).lines("a", ["b", "c"], "    ", "    ")) == 4


def test_a_grid_is_filled() -> None:
    lines = Wrapping(88, is_grid=True).lines("app.module", NAMES, "", "    ")
    assert lines == GRID.splitlines()


class TestRewrapped:
    def _now(self, old: str, new: str, wrapping: Wrapping | None = None) -> str:
        return (wrapping or Wrapping()).rewrapped(old, new, "", "    ", "\n")

    def test_a_grid_closes_its_gaps(self) -> None:
        old = GRID.rstrip()
        gaps = old.replace("name_1, ", "").replace("name_2, ", "")
        assert self._now(old, gaps).splitlines()[0].endswith("name_8, name_9,")

    def test_a_grid_that_fits_a_line_is_one(self) -> None:
        old = GRID.rstrip()
        short = "from app.module import (name_0,\n                        name_1)"
        assert self._now(old, short) == "from app.module import name_0, name_1"

    def test_what_nobody_has_filled_stays_as_it_is(self) -> None:
        old = "from app.module import (name_0,\n    name_1, name_2)"
        new = "from app.module import (name_0,\n    name_2)"
        assert self._now(old, new) == new

    def test_a_line_that_grows_too_long_is_wrapped(self) -> None:
        old, new = "from a import b", f"from a import b, {', '.join(NAMES)}"
        assert self._now(old, new).splitlines()[:2] == ["from a import (", "    b,"]

    def test_a_line_that_was_too_long_may_stay_so(self) -> None:
        old = f"from a import {', '.join(NAMES)}"
        new = old.replace("name_0, ", "")
        assert self._now(old, new) == new

    def test_comments_are_not_touched(self) -> None:
        old = GRID.rstrip().replace("name_7,", "name_7,  # seven")
        new = old.replace("name_1, ", "")
        assert self._now(old, new) == new
