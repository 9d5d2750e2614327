"""What a plan says of the old names that a phase leaves."""

import io

from migrator.core.residue import MANIFEST, NEW_NAME, SOMETHING_ELSE
from migrator.core.results import Notices, PhaseResult, PlanResult, Residue
from migrator.report.terminal import Terminal

OTHER = min(SOMETHING_ELSE)


def _left(reason: str, line: int, path: str = "app/a.py") -> Residue:
    return Residue(path, line, 1, "make", reason, f"line {line}")


def _phase(name: str, *residue: Residue, landed: str | None = None) -> PhaseResult:
    return PhaseResult(name, "", ["move"], [], [], residue, [], [], Notices(), (), landed)


def _said(*phases: PhaseResult, verbose: bool = False) -> list[str]:
    out = io.StringIO()
    Terminal("never", out).plan(PlanResult("ws", phases, Notices()), verbose=verbose)
    return out.getvalue().splitlines()


def test_a_line_with_several_names_is_shown_once() -> None:
    said = _said(_phase("p", _left("comment", 1), _left("comment", 1), _left("comment", 2)))
    assert said[-4:] == [
        "after p, 3 old names still there:",
        "  3 x comment",
        "      app/a.py:1: line 1",
        "      app/a.py:2: line 2",
    ]


def test_what_means_something_else_is_counted_apart() -> None:
    left = _left("comment", 1), _left(OTHER, 2), _left(OTHER, 3)
    said = _said(_phase("p", *left))
    assert "after p, 1 old name still there:" in said
    assert said[-1] == "  2 x the same word for something else: see them with -v"
    assert _said(_phase("p", *left), verbose=True)[-3:] == [
        f"  2 x {OTHER}",
        "      app/a.py:2: line 2",
        "      app/a.py:3: line 3",
    ]


def test_nothing_old_is_left() -> None:
    assert "after p, no old name is still there:" in _said(_phase("p", _left(OTHER, 2)))
    assert not any("still there" in line for line in _said(_phase("p", _left(NEW_NAME, 2))))


def test_the_manifest_is_not_quoted() -> None:
    assert _said(_phase("p", _left(MANIFEST, 4)))[-1] == "  1 x the manifest"
    assert "line 4" in _said(_phase("p", _left(MANIFEST, 4)), verbose=True)[-1]


def test_places_are_shown_where_the_last_phase_of_the_steps_leaves_them() -> None:
    first, last = _phase("p0", _left("comment", 1)), _phase("p1", _left("comment", 1))
    assert _said(first, last).count("      app/a.py:1: line 1") == 1
    assert _said(first, last, verbose=True).count("      app/a.py:1: line 1") == 2


def test_a_phase_that_has_landed_says_as_what() -> None:
    said = _said(_phase("p", landed="0123456789abcdef"))
    assert said[1:4] == ["1. p", "   landed as 0123456789", "   nothing to do"]
