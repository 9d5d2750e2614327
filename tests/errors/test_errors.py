"""Every code is provoked, reads well, and stands on the page of all errors."""

import re
from collections import Counter
from pathlib import Path

import pytest

from migrator.app.checking.contracts import CLAIMS
from tests.errors import page
from tests.errors.ground import Told, ground
from tests.errors.provoking import CASES, Case
from tests.errors.sources import sites

PAGE = page.PLACE.read_text()
#: What only someone who knows the insides could understand.
_INSIDES = re.compile(
    r"Traceback|\[Errno|pydantic|Input should|Value error|<class |object at 0x|^fatal: |\bNone\b",
    re.MULTILINE,
)
_MESSAGE = re.compile(r"error\[[a-z]+(?:\.[a-z-]+)?\]: (.*)")
_HINT = re.compile(r"  hint: (.*)")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_it_is_told(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = case.provoke(ground(tmp_path, monkeypatch))
    assert told.status == case.status, told.said
    assert not _INSIDES.search(told.said)
    _check_wording(told.said)
    if case.repeats:
        assert page.provoked(case, told) in PAGE
    else:
        assert page.section(case, told) in PAGE, "write it anew: python -m tests.errors"


def _check_wording(said: str) -> None:
    """One sentence of what is wrong and one of what to do, all begun and ended alike."""
    lines = said.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if found := _MESSAGE.fullmatch(line):
            assert not found.group(1).endswith((".", "!"))
            assert following.startswith(("  hint: ", "    ")), "an error has a hint"
        if found := _HINT.fullmatch(line):
            assert re.match(r"[a-z`]", found.group(1)), line
            assert not found.group(1).endswith((".", "!")), line


def test_every_code_of_the_sources_is_provoked() -> None:
    provoked = {case.code for case in CASES}
    missing = {code: site.place for site in sites() for code in site.codes if code not in provoked}
    assert not missing, "provoke them in tests/errors"


def test_every_code_that_is_provoked_is_in_the_sources() -> None:
    """What is no code is a rule of `check`: a sort of contract, a step, or `unreadable`."""
    codes = {code for site in sites() for code in site.codes}
    rules = {*CLAIMS, "move", "unreadable"}
    assert {case.code for case in CASES} == codes | rules


def test_codes_are_named_in_one_manner() -> None:
    """A family and what is wrong; a fault, and what a file is, has its level for a family."""
    for case in CASES:
        word = r"[a-z]+(?:-[a-z]+)*"
        has_family = case.family == case.code.partition(".")[0] and case.code != "usage"
        assert re.fullmatch(rf"{word}\.{word}" if has_family else rf"{word}(\.\w+)?", case.code)


def test_no_two_cases_have_one_name() -> None:
    counts = Counter(case.id for case in CASES)
    assert not [name for name, count in counts.items() if count > 1]


def test_the_page_holds_all_of_them_and_nothing_else() -> None:
    nothing = {case.id: Told("", "", 0) for case in CASES}
    assert page.without_blocks(PAGE) == page.without_blocks(page.page(nothing))
