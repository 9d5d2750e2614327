"""The page of all errors, ``docs/errors.md``: every code with what is printed, by family."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tests.errors import (  # noqa: F401 - each of them notes what provokes its errors
    of_demonstrations,
    of_faults,
    of_files,
    of_gates,
    of_manifests,
    of_phases,
    of_repositories,
    of_the_command_line,
    of_the_system,
    of_the_tool,
)
from tests.errors.ground import Told
from tests.errors.provoking import CASES, Case

PLACE = Path(__file__).parents[2] / "docs" / "errors.md"
_HEAD = """\
# Errors

Every error that you can meet, with what provokes it and what is printed then. The page is written
by the tests that provoke them: `python -m tests.errors > docs/errors.md`.

```
error[code]: file:line: key: what is wrong
  hint: what to do about it
```

The code is stable, so that you can search for it, and scripts can ask for it. It says what the
error is about, and what is wrong with that. With `--format json`, a program reads the same as an
object: [json.md](json.md).

| exit status | |
| --- | --- |
| 0 | done, or there was nothing to do |
| 1 | a gate failed, `check` found something, a file could not be handled, a part was done |
| 2 | the command line, the manifest or the repository was refused, and nothing was done |
| 130 | interrupted by Ctrl-C |

What ends with something else than 2 says so below.
"""
#: What each family is about.
_FAMILIES = {
    "usage": ("The command line", ""),
    "path": ("Paths on the command line", ""),
    "manifest": (
        "The manifest",
        "All mistakes are told at once, each with its line and its key. `[…]` counts the entries "
        "of a list from 0. A package that brings a transform may have further codes.",
    ),
    "repo": ("The repository", ""),
    "git": ("Git", ""),
    "commit": ("Commits", ""),
    "hook": (
        "Commit hooks",
        "The hooks of the repository are asked when the phase is committed, in the worktree apart: "
        "[transaction.md](transaction.md).",
    ),
    "phase": ("Phases", ""),
    "run": ("Runs", ""),
    "rollback": ("Rollback", ""),
    "gate": (
        "The gate cannot look",
        "The gate is described in [gate.md](gate.md). These errors say that it could not be asked.",
    ),
    "gate: syntax": (
        "The gate: syntax",
        "What a gate finds wrong with a phase has its code behind it, and no family but its level. "
        "The phase does not land, and the run ends with 1.",
    ),
    "gate: names": ("The gate: names", ""),
    "gate: contracts": ("The gate: contracts", ""),
    "gate: collection": ("The gate: collection", ""),
    "gate: tests": ("The gate: tests", ""),
    "files": (
        "Files that cannot be worked on",
        "They are listed, and left as they are. The code stands in JSON. A command that has met "
        "one ends with 1.",
    ),
    "check": (
        "What check finds",
        "A problem has a rule instead of a code: the name of a step, or a sort of contract. "
        "`check` ends with 1: [check.md](check.md).",
    ),
    "baseline": ("The baseline", ""),
    "transform": ("Transforms", ""),
    "test": ("Cases of one's own", ""),
    "kit": ("Kits", ""),
    "demo": ("The demonstration", ""),
    "rewrite": (
        "From Python",
        "`migrator.rewrite` raises them as `migrator.errors.MigratorError`.",
    ),
    "disk": ("The disk", ""),
    "output": ("The output", ""),
    "process": ("Processes", ""),
    "tool": ("The tool itself", ""),
}


def ordered() -> Iterator[tuple[str, list[Case]]]:
    """The cases by family, in each those of one code together."""
    unknown = {case.family for case in CASES} - _FAMILIES.keys()
    assert not unknown, f"say what these families are about: {unknown}"
    for family in _FAMILIES:
        mine = [case for case in CASES if case.family == family]
        codes = list(dict.fromkeys(case.code for case in mine))
        yield family, sorted(mine, key=lambda case: codes.index(case.code))


def page(told: Mapping[str, Told]) -> str:
    """The whole page; what was told of each case, by what that is called."""
    return "".join(_parts(told))


def _parts(told: Mapping[str, Told]) -> Iterator[str]:
    yield f"{_HEAD}\n"
    for title, _about in _FAMILIES.values():
        yield f"- [{title}](#{_anchor(title)})\n"
    for family, cases in ordered():
        title, about = _FAMILIES[family]
        yield f"\n## {title}\n"
        yield f"\n{about}\n" if about else ""
        for code, alike in groupby(cases, key=lambda case: case.code):
            yield f"\n### `{code}`\n"
            for case in alike:
                yield section(case, told[case.id])


def section(case: Case, told: Told) -> str:
    """How one comes to an error, and what is printed then."""
    return f"{provoked(case, told)}{case.excerpt(told.said)}\n```\n"


def provoked(case: Case, told: Told) -> str:
    """How one comes to an error, up to what is typed."""
    usual = 1 if case.family.startswith(("gate: ", "files", "check")) else 2
    status = "" if case.status == usual else f" Ends with {case.status}."
    toml = f"```toml\n{told.toml}\n```\n\n" if told.toml else ""
    return f"\n{case.why}{status}\n\n{toml}```console\n$ {told.typed}\n"


def without_blocks(text: str) -> str:
    """A page without what is printed."""
    return re.sub(r"```(?:toml|console)\n.*?```\n\n?", "", text, flags=re.DOTALL)


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")
