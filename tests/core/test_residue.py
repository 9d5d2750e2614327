"""Old names that are left in files that are not Python."""

from migrator.core.findings import Finding, Safety, State
from migrator.core.layout import ModuleName
from migrator.core.names import Span, read
from migrator.core.residue import (
    NEW_NAME,
    SOMETHING_ELSE,
    Leftovers,
    in_python,
    in_text,
    lines_with,
    untouched,
)
from migrator.core.results import Residue
from migrator.core.source import known_python

WORDS = frozenset({"OLD", "OLDER"})


def _later(_finding: Finding) -> str:
    return "later phase: x"


def _finding(span: Span, state: State, reason: str = "") -> Finding:
    return Finding("a.yaml", span, Safety.SAFE, "", "OLD", state=state, reason=reason)


def _left(path: str, data: bytes, *findings: Finding) -> list[tuple[int, int, str, str]]:
    leftovers = Leftovers(None, findings, lambda _dotted: False)
    found = in_text(path, data, WORDS, leftovers, _later)
    return [(one.line, one.column, one.word, one.reason) for one in found]


def test_what_a_step_says_of_a_place_is_why_it_is_there() -> None:
    data = b"OLD: 1\nOLD: 2\nOLD: 3\nOLD: 4\nMY_OLD: 5\n"
    said = [
        _finding(Span(0, 3), State.MANUAL, "it is a template"),
        _finding(Span(7, 10), State.NEEDS_REVIEW, "it is a guess"),
        _finding(Span(14, 17), State.SUPPRESSED),
        _finding(Span(21, 24), State.ELSEWHERE),
    ]
    assert _left("a.yaml", data, *said) == [
        (1, 1, "OLD", "manual: it is a template"),
        (2, 1, "OLD", "needs review: it is a guess"),
        (3, 1, "OLD", "suppressed"),
        (4, 1, "OLD", "later phase: x"),
    ]


def test_what_no_step_speaks_of_is_told_by_its_kind() -> None:
    assert _left("a.md", b"the OLD one") == [(1, 5, "OLD", "prose")]
    assert _left("a.rb", b"OLD") == [(1, 1, "OLD", "not Python: a text or data file")]


def test_a_word_of_everyday_language_is_told_apart() -> None:
    words = frozenset({"store", "make_store"})
    data = b"A store, app.store, `store`, make_store"
    found = in_text("a.md", data, words, Leftovers(None, (), lambda _dotted: False), _later)
    assert [(one.column, one.reason in SOMETHING_ELSE) for one in found] == [
        (3, True),
        (14, False),
        (22, False),
        (30, False),
    ]


def test_the_new_name_is_no_old_one_though_it_ends_alike() -> None:
    leftovers = Leftovers(None, (), lambda dotted: dotted == "new.make")
    found = in_text("a.md", b"old.make is new.make", frozenset({"make"}), leftovers, _later)
    assert [one.reason for one in found] == ["prose", NEW_NAME]


def test_where_the_new_name_is_defined_it_is_no_old_one() -> None:
    text = b"""__all__ = ["make", "kept"]
kept = 1

def make():
    def make(): ...
    return make

print(make, kept)
class Other:
    def make(self): ...
"""
    path, words = "new.py", frozenset({"make", "kept"})
    reading = read(known_python(path, text), ModuleName("new", is_package=False), words)
    new = {"new.make", "new.kept"}
    leftovers = Leftovers(reading, (), new.__contains__, "new")
    found = {(one.line, one.reason) for one in in_python(path, text, words, leftovers, _later)}
    assert {line for line, reason in found if reason == NEW_NAME} == {1, 2, 4, 8}
    assert {line for line, reason in found if reason != NEW_NAME} == {5, 6, 10}


def test_a_binary_file_has_each_name_once() -> None:
    data = b"\0OLD\0OLD\0OLDER\0MY_OLD"
    told = [(1, 1, "OLD", "a binary file"), (1, 1, "OLDER", "a binary file")]
    assert _left("a.bin", data) == told
    found = untouched("a.bin", data, WORDS, "excluded path")
    assert [(one.line, one.column, one.word, one.reason) for one in found] == told


def test_lines_are_known_of_any_file() -> None:
    assert lines_with("a.bin", b"\0OLD\nno\nOLDER OLD\n", WORDS) == [1, 3]


def test_a_line_that_holds_a_whole_file_is_shown_in_part() -> None:
    data = b'{"OLD": "' + b"x" * 100_000 + b'"}'
    (found,) = untouched("a.json", data, WORDS, "excluded path")
    assert len(found.excerpt) < 2_000


def test_a_secret_is_shown_to_those_who_ask() -> None:
    shown = Residue("a", 1, 1, "OLD", "prose", "OLD", "OLD=hush")
    assert shown.revealed().excerpt == "OLD=hush"
    assert Residue("a", 1, 1, "OLD", "prose", "the OLD one").revealed().excerpt == "the OLD one"
