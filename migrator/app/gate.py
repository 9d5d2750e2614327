"""The gate: what must hold of a phase's own tree before it may land.

A level is a question with one answer a check. So far two are asked, `syntax` and `tests`; of the
others the verdict says that they were not.
"""

import ast
import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from migrator.core.diff import FileChange
from migrator.core.manifest import Gate, GateTest, Manifest
from migrator.core.outcomes import Check, Verdict
from migrator.core.source import is_python
from migrator.shell.commands import run
from migrator.shell.private_worktree import PrivateWorktree

_ASKED = {"syntax", "tests"}


def before(gate: Gate, manifest: Manifest, worktree: PrivateWorktree) -> list[Check]:
    """What is asked of the state before a phase."""
    if "tests" not in gate.levels:
        return []
    return [_tested(test, gate, manifest, worktree, test.before, "before") for test in gate.tests]


def after(
    gate: Gate, manifest: Manifest, worktree: PrivateWorktree, changes: Sequence[FileChange]
) -> Iterator[Check]:
    """What is asked of the state after it, cheapest first."""
    if "syntax" in gate.levels:
        yield _syntax(worktree.root, changes)
    if "tests" in gate.levels:
        for test in gate.tests:
            yield _tested(test, gate, manifest, worktree, test.after, "after")


def verdict(gate: Gate, checks: Sequence[Check]) -> Verdict:
    """All answers together."""
    return Verdict(tuple(checks), tuple(level for level in gate.levels if level not in _ASKED))


def merged(gate: Gate, root: Path, paths: Iterable[str]) -> Iterator[Check]:
    """What is asked of files that no step has made."""
    if "syntax" in gate.levels:
        yield _parsing(root, paths)


def _syntax(root: Path, changes: Sequence[FileChange]) -> Check:
    """Whether each changed file is, as it is checked out, what the steps made of it.

    That it parses, and differs from the old one only at edits, was proved when it was made.
    """
    other = [
        change.path
        for change in changes
        if change.new is not None and (root / change.path).read_bytes() != change.new
    ]
    return Check("syntax", "every changed file is what was proved", not other, "\n".join(other))


def _parsing(root: Path, paths: Iterable[str]) -> Check:
    wrong = []
    for path in paths:
        data = (root / path).read_bytes()
        defect = _defect(data) if is_python(path, data[:80]) else None
        if defect:
            wrong.append(f"{path}{defect}")
    return Check("syntax", "every changed file parses", not wrong, "\n".join(wrong))


def _defect(data: bytes) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, "file", "exec", ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return f":{getattr(error, 'lineno', 1)}: {error}"
    return None


def _tested(
    test: GateTest,
    gate: Gate,
    manifest: Manifest,
    worktree: PrivateWorktree,
    expected: str,
    when: str,
) -> Check:
    root = worktree.lend()
    sources = [str(root / folder) for folder in manifest.migration.roots]
    path = os.pathsep.join([*sources, *filter(None, [os.environ.get("PYTHONPATH")])])
    ended = run(test.run, root, test.timeout or gate.timeout, {"PYTHONPATH": path})
    # A command that could not run its course proves nothing, so it is no failure that was expected.
    as_expected = ended.passed if expected == "pass" else bool(ended.status)
    told = "passes" if expected == "pass" else "fails"
    output = "" if as_expected else ended.output
    return Check("tests", f"`{test.name}` {told} {when} the phase", as_expected, output)
