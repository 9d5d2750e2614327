"""Text for a person at a terminal."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, TextIO

from rich.console import Console
from rich.text import Text

from migrator.core.cases import CaseResult
from migrator.core.diff import Stat, stat, unified
from migrator.core.findings import Finding, Safety
from migrator.core.results import (
    DiffResult,
    Notices,
    PhaseResult,
    PlanResult,
    ScanResult,
    TransformPage,
)
from migrator.errors import Problem
from migrator.report import left_behind

#: So many places are shown for one reason; all of them with -v, and in JSON.
_SHOWN = 5
#: Sequences of ANSI, and all other control characters but tabs and line ends.
_STEERING = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|[\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
#: So much of a commit's id is shown.
_SHORT = 10
_HEADINGS = {
    Safety.SAFE: "to be changed",
    Safety.REVIEW: "to review",
    Safety.MANUAL: "for a person",
}
_MARKS = {b"+": "green", b"-": "red"}


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to the command line: a reader that went away is no failure."""
        raise BrokenPipeError


class Terminal:
    """Prints results; colours only where the reader can see them."""

    def __init__(self, color: str = "auto", stream: TextIO | None = None) -> None:
        stream = stream or sys.stdout
        self._console = _Console(
            file=stream,
            color_system=_color_system(color),
            force_terminal=True if color == "always" else None,
            # What was asked for here counts for more than the environment.
            no_color=False,
            highlight=False,
            soft_wrap=True,
            emoji=False,
            markup=False,
        )
        self.is_colored = self._console.color_system is not None

    def _line(self, text: str = "", style: str = "") -> None:
        # What a file name holds that is no character must not end the report.
        self._console.print(Text(_printable(text), style=style))

    # Errors

    def problems(self, problems: Iterable[Problem]) -> None:
        """What is wrong, and what to do."""
        for problem in problems:
            place = f"{problem.place()}: " if problem.place() else ""
            self._line(f"error[{problem.code}]: {place}{problem.message}", "bold red")
            self._line(f"  hint: {problem.hint}")

    # Scan

    def scan(self, result: ScanResult, *, verbose: bool) -> None:
        """Findings by phase, step, priority and safety."""
        self._line(f"{result.migration}: {count(len(result.findings), 'finding')}", "bold")
        rows = Counter(
            (placed.phase, placed.finding.step, placed.priority, placed.finding.safety)
            for placed in result.findings
        )
        for phase in [*result.phases, None]:
            self._scan_phase(phase, rows)
        shown = list(Safety) if verbose else [Safety.REVIEW, Safety.MANUAL]
        for safety in shown:
            told = [one.finding for one in result.findings if one.finding.safety is safety]
            self._told(_HEADINGS[safety], told, verbose=verbose)
        self.notices(result.notices, verbose=verbose)

    def _scan_phase(
        self, phase: str | None, rows: Counter[tuple[str | None, str, str | None, Safety]]
    ) -> None:
        mine = {key: count for key, count in rows.items() if key[0] == phase}
        if not mine:
            if phase is not None:
                self._line(f"  {phase}: nothing")
            return
        self._line(f"  {phase or 'in no phase'}:")
        for (_phase, step, priority, safety), count in sorted(
            mine.items(), key=lambda item: tuple(map(str, item[0]))
        ):
            where = f" {priority}" if priority else ""
            self._line(f"    {step}{where}: {count} {safety.value}")

    def _told(self, heading: str, findings: Sequence[Finding], *, verbose: bool) -> None:
        if findings:
            self._line()
            self._line(f"{heading} ({len(findings)}):", "bold")
            placed = sorted(findings, key=lambda one: (one.path, one.span))
            shown = placed if verbose else placed[: _SHOWN * 2]
            self._findings(shown)
            self._more(len(placed) - len(shown))

    def _findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self._line(
                f"  {finding.path}:{finding.line}:{finding.column}: "
                f"[{finding.step}] {finding.message}"
            )

    def _more(self, count: int) -> None:
        if count > 0:
            self._line(f"  … and {count} more: see them with -v or --format json")

    # Plan

    def plan(self, result: PlanResult, *, verbose: bool) -> None:
        """The phases in order, and what they leave."""
        self._line(f"{result.migration}: {count(len(result.phases), 'phase')}", "bold")
        for number, phase in enumerate(result.phases, 1):
            self._phase(number, phase)
        for number, phase in enumerate(result.phases, 1):
            # A later phase of the same steps leaves the same, but for what it takes.
            is_last = not any(
                set(phase.steps) <= set(later.steps) for later in result.phases[number:]
            )
            self._residue(phase, verbose=verbose, with_places=is_last)
        self.notices(result.notices, verbose=verbose)

    def _phase(self, number: int, phase: PhaseResult) -> None:
        states = Counter(finding.state.value for finding in phase.findings)
        title = f": {phase.title}" if phase.title else ""
        self._line(f"{number}. {phase.id}{title}", "bold")
        if phase.landed:
            self._line(f"   landed as {phase.landed[:_SHORT]}", "green")
        if phase.is_done:
            left = [
                f"{states[state]} {state}" for state in ("manual", "suppressed") if states[state]
            ]
            self._line(f"   {', '.join(['nothing to do', *left])}")
        else:
            edits = sum(len(change.edits) for change in phase.changes)
            self._line(
                f"   {count(len(phase.changes), 'file')}, {count(edits, 'edit')}, "
                f"{states['needs-review']} to review, {states['manual']} manual, "
                f"{states['suppressed']} suppressed"
            )
        gate = ", ".join(phase.levels) or "none"
        tests = f" ({', '.join(phase.tests)})" if phase.tests else ""
        self._line(f"   gate: {gate}{tests}")
        for what in phase.prerequisites:
            self._line(f"   before it: {what}", "yellow")

    def _residue(self, phase: PhaseResult, *, verbose: bool, with_places: bool) -> None:
        headline = left_behind.headline(phase)
        if headline is None:
            return
        self._line()
        self._line(headline, "bold")
        for line in left_behind.reasons(phase, verbose=verbose, with_places=with_places):
            self._line(line)

    # Diff

    def patch(self, result: DiffResult) -> None:
        """The diff in colours."""
        for change in result.changes:
            in_hunk = False
            for line in unified(change).split(b"\n")[:-1]:
                in_hunk |= line.startswith(b"@@")
                self._line(_decoded(line).rstrip("\r"), _style(line, in_hunk=in_hunk))

    def stat(self, result: DiffResult) -> None:
        """How many lines change in which file."""
        stats = [stat(change) for change in result.changes]
        width = max((len(_printable(found.path)) for found in stats), default=0)
        for found in stats:
            self._stat_line(found, width)
        added = sum(found.added for found in stats)
        removed = sum(found.removed for found in stats)
        self._line(f"{count(len(stats), 'file')}, +{added} -{removed}")

    def _stat_line(self, found: Stat, width: int) -> None:
        text = Text(f"{_printable(found.path):<{width}} | ")
        text.append(f"+{found.added}", "green")
        text.append(f" -{found.removed}", "red")
        self._console.print(text)

    def diff_notices(self, result: DiffResult, *, quiet: bool, verbose: bool) -> None:
        """What stands beside a diff."""
        if not quiet:
            states = Counter(finding.state.value for finding in result.findings)
            files = count(len(result.changes), "file")
            edits = sum(len(change.edits) for change in result.changes)
            self._line(
                f"{files}, {count(edits, 'edit')}; left for a person: {states['manual']}, "
                f"to review: {states['needs-review']}, suppressed: {states['suppressed']}"
            )
            if states["manual"] or states["suppressed"]:
                self._line("what stays, and why: migrator plan")
        self.notices(result.notices, verbose=verbose, quiet=quiet)

    # Notices

    def notices(self, notices: Notices, *, verbose: bool, quiet: bool = False) -> None:
        """What a person has to know beside the findings."""
        if notices.broken:
            self._line()
            self._line(f"could not be read ({len(notices.broken)}), left as they are:", "yellow")
            shown = notices.broken if verbose else notices.broken[: _SHOWN * 2]
            for broken in shown:
                lines = ", ".join(map(str, broken.lines[:_SHOWN]))
                old = f"; old names in line {lines}" if lines else ""
                self._line(f"  {broken.path}: {broken.reason}{old}")
            self._more(len(notices.broken) - len(shown))
        for path, reason in sorted(notices.defects.items()):
            self._line(f"defect of migrator, {path} is left as it is: {reason}", "red")
        for said in notices.unmet:
            self._line(f"will not land as it is: {said}", "red")
        for unused in notices.unused_suppressions:
            what = f"ignore[{unused.step}]" if unused.step else "an ignore that names no step"
            self._line(f"{unused.path}:{unused.line}: {what} suppresses nothing", "yellow")
        if quiet:
            return
        for note in notices.notes:
            self._line(f"note: {note}")
        if notices.dirty:
            some = ", ".join(notices.dirty[:_SHOWN])
            self._line(f"note: not committed yet, so a run would refuse: {some}")

    # Transforms and cases

    def transforms(self, pages: Sequence[TransformPage]) -> None:
        """One line a transform."""
        for page in pages:
            self._line(f"{page.name}: {page.summary}")

    def transform(self, page: TransformPage) -> None:
        """All about one transform."""
        self._line(page.name, "bold")
        self._line(page.summary)
        self._line()
        self._line("Options", "bold")
        for name, kind, description in page.options:
            self._line(f"  {name} ({kind}): {description}")
        for title, patch in page.examples:
            self._line()
            self._line(title, "bold")
            for line in patch.splitlines():
                self._line(f"  {line}", _MARKS.get(line[:1].encode(), ""))

    def cases(self, results: Sequence[CaseResult], *, verbose: bool) -> None:
        """What became of snapshot cases."""
        for result in results:
            if result.failures:
                self._line(f"FAILED {result.name}", "red")
                for failure in result.failures:
                    self._line(f"  {failure}")
            elif verbose:
                self._line(f"passed {result.name}", "green")
        failed = sum(1 for result in results if result.failures)
        self._line(f"{len(results) - failed} passed, {failed} failed")


def count(number: int, noun: str) -> str:
    """A number of things."""
    return f"{number} {noun}{'s' * (number != 1)}"


def _color_system(color: str) -> Literal["auto", "standard"] | None:
    """Which colours there are, of those that we use; without any there is nothing bold either."""
    if color == "always":
        return "standard"
    return None if color == "never" or os.environ.get("NO_COLOR") else "auto"


def _style(line: bytes, *, in_hunk: bool) -> str:
    if not in_hunk:
        return "bold"
    return "cyan" if line.startswith(b"@@") else _MARKS.get(line[:1], "")


def _printable(text: str) -> str:
    text = text.encode(errors="surrogateescape").decode(errors="replace")
    # What steers a terminal is for whoever printed it first.
    return _STEERING.sub("", text)


def _decoded(line: bytes) -> str:
    return line.decode(errors="replace")
