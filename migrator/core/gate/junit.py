"""The outcome of every test, from the report that pytest and others write for JUnit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from xml.etree import ElementTree as ET

Result = Literal["passed", "failed", "error", "skipped"]

#: What a test comes to when it is reported several times: the first of these that occurs.
_WORST_FIRST: tuple[Result, ...] = ("error", "failed", "passed", "skipped")
_RESULTS: dict[str, Result] = {"failure": "failed", "error": "error", "skipped": "skipped"}
_ROOTS = {"testsuites", "testsuite"}
_PYTEST = {"pytest", "py.test"}
_PYTHON = re.compile(r"python[0-9.]*")
#: Programs that run another one after the word "run".
_RUNNERS = {"uv", "poetry", "pdm", "pipenv", "hatch", "rye", "pixi", "conda", "mamba", "micromamba"}
#: Options, of any of these programs, that the next word belongs to.
_WITH_VALUE = set(
    """
    -W -X --rcfile --source --omit --include --data-file --context --concurrency
    -n -p -e --name --prefix --python --with --with-editable --with-requirements --extra --group
    --only-group --no-group --no-extra --package --project --directory --env-file --environment
    -C --index --venv -u --unset -S
    """.split()
)
_REPORT = {"--junitxml", "--junit-xml"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a test came to."""

    result: Result
    #: What was said of it in one line, if anything was.
    message: str = ""
    #: All that was said, such as the traceback.
    text: str = ""


@dataclass(frozen=True, slots=True)
class BrokenReport:
    """A report that cannot be read, and why."""

    reason: str


def outcomes(xml: bytes) -> dict[str, Outcome] | BrokenReport:
    """The outcome of each test by its id."""
    if not xml.strip():
        return BrokenReport("the report is empty")
    # Nobody who writes such a report declares anything; whoever does may make it grow without end.
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        return BrokenReport("the report declares a document type of its own")
    try:
        root = ET.fromstring(xml)  # noqa: S314 - see above
    except (ET.ParseError, LookupError, ValueError) as error:
        return BrokenReport(f"the report is no XML: {error}")
    if _tag(root) not in _ROOTS:
        return BrokenReport(f"the report begins with <{_tag(root)}>, not with <testsuites>")
    found: dict[str, Outcome] = {}
    for element in root.iter():
        if _tag(element) == "testcase":
            test, outcome = _id(element), _outcome(element)
            found[test] = _worse(found.get(test, outcome), outcome)
    return found


def is_pytest(words: Sequence[str]) -> bool:
    """Whether a command runs pytest, and passes the words on that follow."""
    if not words:
        return False
    program, rest = words[0].rpartition("/")[2], words[1:]
    if program in _PYTEST:
        return True
    started = _started(rest)
    if program == "coverage" or program in _RUNNERS:
        return started[:1] == ["run"] and is_pytest(_started(started[1:]))
    if program == "env":
        return is_pytest([word for word in started if "=" not in word])
    return _PYTHON.fullmatch(program) is not None and is_pytest(started)


def with_junit(words: Sequence[str], path: str) -> tuple[list[str], str]:
    """A command of pytest that writes a report, and where: there, or where it does already."""
    asked = _report_of(words)
    if asked is not None:
        return list(words), asked
    # The older form of a report names the file of each test.
    return [*words, f"--junitxml={path}", "-o", "junit_family=xunit1"], path


def _report_of(words: Sequence[str]) -> str | None:
    """Where a command writes its report, if it says so; what is said last counts."""
    asked = None
    for place, word in enumerate(words):
        option, equals, value = word.partition("=")
        if option in _REPORT:
            asked = value if equals else "".join(words[place + 1 : place + 2])
    return asked or None


def _started(words: Sequence[str]) -> list[str]:
    """What a program starts, by its words: what follows its options."""
    words = list(words)
    while words and words[0].startswith("-"):
        if words[0].startswith("-m"):
            return [words[0][2:], *words[1:]] if words[0] != "-m" else words[1:]
        if words[0] == "-c":
            return []
        words = words[2 if words[0] in _WITH_VALUE else 1 :]
    return words


def _id(case: ET.Element) -> str:
    """What a test is called: as pytest does where its file is known."""
    name, group, file = (case.get(key) or "" for key in ("name", "classname", "file"))
    if not group:
        return name
    module = file.removesuffix(".py").replace("/", ".")
    if module and f"{group}.".startswith(f"{module}."):
        classes = [part for part in group[len(module) + 1 :].split(".") if part]
        return "::".join([file, *classes, name])
    return f"{group}::{name}"


def _outcome(case: ET.Element) -> Outcome:
    outcome = Outcome("passed")
    for part in case:
        if (result := _RESULTS.get(_tag(part))) is not None:
            text = (part.text or "").strip()
            said = (part.get("message") or text or part.get("type") or "").strip()
            line = said.splitlines()[0] if said else ""
            told = Outcome(result, line, text)
            outcome = told if outcome.result == "passed" else _worse(outcome, told)
    return outcome


def _worse(one: Outcome, other: Outcome) -> Outcome:
    return min(one, other, key=lambda outcome: _WORST_FIRST.index(outcome.result))


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
