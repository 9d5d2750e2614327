"""What stops a phase first: files that do not compile, or are no longer what they were."""

from dataclasses import replace

import pytest

from tests.e2e.gate import misbehaving
from tests.e2e.gate.accidents import Accident
from tests.e2e.gate.scenery import Make, check_refused, check_told
from tests.e2e.situations.checkout import Checkout

FIRST = """\
# spring
def first(rows):
    if rows:
        return rows[0]
    return None
"""
SPLIT = """\
# spring
from os.path import (
    join,
    split,
)

print(join, split)
"""
UNPARSABLE = [
    Accident(
        "an escaped newline becomes a line break",
        {"app/core.py": '# spring\nprint("one\\ntwo")\n'},
        {"app/core.py": {"one\\ntwo": "one\ntwo"}},
        "syntax-error",
        "app/core.py:2",
        "unterminated string",
    ),
    Accident(
        "a return is pasted outside of its function",
        {"app/core.py": FIRST},
        {"app/core.py": {"    return None": "return None"}},
        "syntax-error",
        "app/core.py:5",
        "'return' outside function",
    ),
    Accident(
        "a block is pasted too far to the right",
        {"app/core.py": "# spring\ndef first(rows):\n    here = rows\n    return here\n"},
        {"app/core.py": {"    return here": "        return here"}},
        "syntax-error",
        "app/core.py:4",
        "unexpected indent",
    ),
    Accident(
        "an import line lands inside an open parenthesis",
        {"app/core.py": SPLIT},
        {"app/core.py": {"    join,\n": "import json\n    join,\n"}},
        "syntax-error",
        "app/core.py:3",
    ),
    Accident(
        "nested parentheses are cut",
        {"app/core.py": "# spring\nrows = [1]\nprint(len(str(max(rows))))\nprint(rows)\n"},
        {"app/core.py": {"max(rows))))": "max(rows)"}},
        "syntax-error",
        "app/core.py:3",
        "'(' was never closed",
    ),
]
#: The parser takes these; the compiler, or the project's oldest Python, does not.
UNCOMPILED = [
    Accident(
        "a __future__ import is no longer the first",
        {"app/core.py": "# spring\nfrom __future__ import annotations\n\nx: int = 1\n"},
        {"app/core.py": {"from __future__": "import json\nfrom __future__"}},
        "syntax-error",
        "app/core.py:3",
        "from __future__ imports must occur at the beginning of the file",
    ),
    Accident(
        "an await is left in a function that is not async any more",
        {"app/core.py": "# spring\nasync def go(job):\n    return await job\n"},
        {"app/core.py": {"async def go": "def go"}},
        "syntax-error",
        "app/core.py:3",
        "'await' outside async function",
    ),
    Accident(
        "a match statement comes to a project for Python 3.8",
        {
            "pyproject.toml": '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.8"\n',
            "app/core.py": "# spring\ndef name(x):\n    if x == 1:\n        return 'one'\n",
        },
        {"app/core.py": {"    if x == 1:\n        return": "    match x:\n        case 1: return"}},
        "syntax-error",
        "app/core.py:3",
        "match",
    ),
]
LATIN = b"# -*- coding: latin-1 -*-\n# spring\nname = 'Ren\xe9'\n"
REFORMED = [
    Accident(
        "CRLF is lost in the line that is written",
        {"app/core.py": "# spring\r\nold = 1\r\nprint(old)\r\n"},
        {"app/core.py": {"old = 1\r\n": "old = 2\n"}},
        "line-ends-changed",
        "app/core.py:2",
    ),
    Accident(
        "CRLF comes to a file that had none",
        {"app/core.py": "# spring\nold = 1\nprint(old)\n"},
        {"app/core.py": {"old = 1\n": "old = 1\r\n"}},
        "line-ends-changed",
        "app/core.py:2",
    ),
    Accident(
        "the last newline is lost",
        {"app/core.py": "# spring\nold = 1\nprint(old)\n"},
        {"app/core.py": {"print(old)\n": "print(old)"}},
        "last-newline-changed",
        "app/core.py:2",
    ),
    Accident(
        "the encoding cookie is lost",
        {"app/core.py": LATIN},
        {"app/core.py": {"# -*- coding: latin-1 -*-\n": ""}},
        "encoding-changed",
        "app/core.py:1",
    ),
    Accident(
        "the encoding cookie is lost where all is ASCII",
        {"app/core.py": "# -*- coding: latin-1 -*-\n# spring\nname = 'Rene'\n"},
        {"app/core.py": {"# -*- coding: latin-1 -*-\n": ""}},
        "encoding-changed",
        "app/core.py:1",
    ),
    Accident(
        "the byte order mark is lost",
        {"app/core.py": "\ufeff# spring\nold = 1\n"},
        {"app/core.py": {"\ufeff# spring\n": "# spring\n"}},
        "encoding-changed",
        "app/core.py:1",
    ),
    Accident(
        "a file that is no Python loses its line ends",
        {"settings.yml": "# spring\r\nold: 1\r\n"},
        {"settings.yml": {"old: 1\r\n": "old: 2\n"}},
        "line-ends-changed",
        "settings.yml:2",
    ),
]
COMMENTED = """\
# spring
# Why it is so.
old = 1  # never 2
new = 2
print(old, new)
"""
UNPARSED = [
    Accident(
        "comments are lost in a file that was unparsed",
        {"app/core.py": COMMENTED},
        {"app/core.py": {"# Why it is so.\nold = 1  # never 2\nnew = 2": "old = 1\nnew = 3"}},
        "comment-lost",
        "app/core.py:2",
        "# Why it is so.",
    ),
]
ALL = [*UNPARSABLE, *UNCOMPILED, *REFORMED, *UNPARSED]


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_is_refused(make: Make, accident: Accident) -> None:
    check_refused(make(accident, "syntax"), accident, "syntax")


@pytest.mark.parametrize("accident", ALL, ids=lambda accident: accident.what)
def test_it_stops_nothing_where_it_was_there_before(make: Make, accident: Accident) -> None:
    later = accident.later
    place = make(later, "syntax")
    place.lands()
    assert place.holds(later.after)


@pytest.mark.parametrize("accident", UNPARSABLE, ids=lambda accident: accident.what)
@pytest.mark.usefixtures("proofs_up")
def test_what_does_not_parse_is_a_defect_of_the_tool_before_any_gate_is_asked(
    make: Make, accident: Accident
) -> None:
    place = make(accident, "syntax")
    before = place.state()
    ran = place.migrator("run", "-j", "1")
    assert ran.status == 1
    assert "defect of migrator, app/core.py is left as it is: " in ran.out
    assert "it: nothing to do" in ran.out
    assert place.state() == before


@pytest.mark.parametrize("accident", UNCOMPILED, ids=lambda accident: accident.what)
@pytest.mark.usefixtures("proofs_up")
def test_what_parses_and_does_not_compile_is_left_to_the_gate(
    make: Make, accident: Accident
) -> None:
    check_refused(make(accident, "syntax"), accident, "syntax")


# What no edit of a file can do, but a tool or a repository can

PROGRAM = Accident(
    "", {"tool.py": "# spring\nprint(1)\n"}, {"tool.py": {"print(1)": "print(2)"}}, "mode-changed",
    "tool.py", "its mode was 100644 and is now 100755",
)  # fmt: skip
MAKE_PROGRAM = "update-index", "--chmod=+x", "tool.py"


def test_a_changed_mode_is_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    misbehaving.commit_as_well(monkeypatch, *MAKE_PROGRAM)
    check_told(make(PROGRAM, "syntax").refuses("syntax"), PROGRAM)


def test_a_mode_that_was_there_before_stays(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make(PROGRAM, "syntax")
    (place.folder / "tool.py").chmod(0o755)
    place.commit(title="a program")
    misbehaving.commit_as_well(monkeypatch, *MAKE_PROGRAM)
    place.lands()
    assert (place.folder / "tool.py").stat().st_mode & 0o777 == 0o755


BYSTANDER = Accident(
    "",
    {"tool.py": "# spring\nprint(1)\n", "other.py": "# nobody spoke of it\n"},
    {"tool.py": {"print(1)": "print(2)"}},
    "other-file",
    "other.py",
)


def test_a_file_that_no_step_changed_is_refused(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    misbehaving.commit_as_well(monkeypatch, "rm", "--quiet", "--cached", "other.py")
    check_told(make(BYSTANDER, "syntax").refuses("syntax"), BYSTANDER)


FILTERED = Accident(
    "",
    {".gitattributes": "*.py filter=tidy\n", "tool.py": "# spring\nprint(1)\n"},
    {"tool.py": {"print(1)": "print('mess')"}},
    "other-bytes",
    "tool.py",
)


def _with_filter(place: Checkout) -> None:
    place.config("filter.tidy.clean=sed s/mess/order/", "filter.tidy.smudge=cat")


def test_bytes_that_a_filter_of_the_repository_does_not_keep_are_refused(make: Make) -> None:
    place = make(FILTERED, "syntax")
    _with_filter(Checkout(place.folder))
    check_told(place.refuses("syntax"), FILTERED)


def test_a_filter_that_keeps_them_stops_nothing(make: Make) -> None:
    accident = replace(FILTERED, wrong={"tool.py": {"print(1)": "print('tidy')"}})
    place = make(accident, "syntax")
    _with_filter(Checkout(place.folder))
    place.lands()
