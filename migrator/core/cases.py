"""Snapshot cases: a small project before and after, and what is found in it.

A case is proved in full: the result, the findings, that a second run changes nothing, that the
result parses, and that nothing outside of the edits is touched. The same case written with
CRLF, with tabs and without a newline at the end has to come out the same way.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.project import Environment

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands in its folder."""

    name: str
    steps: Sequence[Step]
    before: Files
    after: Files
    #: The lines of ``findings.txt``.
    findings: Sequence[str]
    roots: Sequence[str] = (".",)
    #: The result is not a fixed point, or depends on its line ends: said in ``step.toml``.
    repeatable: bool = True
    include_review: bool = False


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What became of a case."""

    name: str
    failures: tuple[str, ...]
    #: What the case should hold, for those who accept the result.
    after: Files
    findings: tuple[str, ...]


class MemoryTree:
    """Files in memory."""

    def __init__(self, files: Files) -> None:
        self._files = files

    def read(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._files.get(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        """The files that contain one of the words."""
        encoded = [word.encode() for word in words]
        return sorted(
            path for path, data in self._files.items() if any(word in data for word in encoded)
        )


def prove(case: Case, environment: Environment) -> CaseResult:
    """Run a case and all that it has to show."""
    run = _Run(case, environment)
    after, results = run.over(case.before)
    findings = tuple(_lines(results))
    failures = [
        *_different(case.after, after),
        *_different_findings(case.findings, findings),
        *(f"defect in {path}: {why}" for found in results for path, why in found.defects.items()),
    ]
    if case.repeatable:
        again, _results = run.over(after)
        failures += [f"the second run changes {path}" for path in _unequal(after, again)]
    for name, variant in _VARIANTS.items():
        expected = {path: variant(path, data) for path, data in after.items()}
        found, _results = run.over(
            {path: variant(path, data) for path, data in case.before.items()}
        )
        failures += [
            f"with {name}, {path} comes out differently"
            for path in _unequal(expected, found)
            if case.before.get(path)  # what a step makes, or fills, ends as it ought to
        ]
    return CaseResult(case.name, tuple(failures), after, findings)


class _Run:
    def __init__(self, case: Case, environment: Environment) -> None:
        self._case = case
        self._environment = environment

    def over(self, files: Files) -> tuple[dict[str, bytes], list[StepResult]]:
        """All steps over some files: what they leave, and what they say."""
        layout = Layout(files, self._case.roots)
        engine = Engine(layout, lambda _path: True, self._environment, Serial())
        tree = Overlay(MemoryTree(files))
        results = []
        for step in self._case.steps:
            result = engine.run(
                step, tree, lambda _path: True, include_review=self._case.include_review
            )
            results.append(result)
            tree.take(result)
        left = {path: data for path, data in files.items() if path not in tree.removed}
        return {**left, **tree.changed}, results


def _lines(results: Sequence[StepResult]) -> Iterator[str]:
    for result in results:
        for finding in result.findings:
            place = f"{finding.path}:{finding.line}:{finding.column}"
            yield f"{place}: {finding.state}: {finding.message}"
        for unreadable in result.unreadable:
            yield f"{unreadable.path}: {unreadable.reason}"
        for unused in result.unused:
            yield f"{unused.path}:{unused.line}: ignore[{unused.step}] suppresses nothing"
        for note in result.notes:
            yield f"note: {note}"
        for said in result.unmet:
            yield f"unmet: {said}"


def _unequal(expected: Files, found: Files) -> list[str]:
    return sorted(path for path in {*expected, *found} if expected.get(path) != found.get(path))


def _different(expected: Files, found: Files) -> Iterator[str]:
    from difflib import unified_diff  # noqa: PLC0415 - only for a case that fails

    for path in _unequal(expected, found):
        old = expected.get(path, b"").decode(errors="replace").splitlines()
        new = found.get(path, b"").decode(errors="replace").splitlines()
        lines = unified_diff(old, new, "expected", "found", lineterm="")
        yield f"{path} is not as expected:\n" + "\n".join(lines)


def _different_findings(expected: Sequence[str], found: Sequence[str]) -> Iterator[str]:
    for line in expected:
        if line not in found:
            yield f"not found any more: {line}"
    for line in found:
        if line not in expected:
            yield f"found, and not expected: {line}"


def _crlf(_path: str, data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


#: In these a tab in front of a line is not just white space.
_TABS_MEAN_MORE = (".yaml", ".yml", ".mk", "akefile", ".md", ".rst")


def _tabs(path: str, data: bytes) -> bytes:
    if path.endswith(_TABS_MEAN_MORE):
        return data
    lines = data.split(b"\n")
    return b"\n".join(_tabbed(line) for line in lines)


def _tabbed(line: bytes) -> bytes:
    bare = line.lstrip(b" ")
    width = len(line) - len(bare)
    return b"\t" * (width // 4) + b" " * (width % 4) + bare


def _no_end(_path: str, data: bytes) -> bytes:
    return data[:-1] if data.endswith(b"\n") and not data.endswith(b"\n\n") else data


_VARIANTS: Mapping[str, Callable[[str, bytes], bytes]] = {
    "CRLF": _crlf,
    "tabs": _tabs,
    "no newline at the end": _no_end,
}
