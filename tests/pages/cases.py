"""Snapshot cases as people read them: the step, what changes, and what is found."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.pages.marked import ROOT

SNAPSHOTS = ROOT / "snapshots"
_CASE = re.compile(r"\n*\[case\]\n[^\[]*|^(roots|repeatable|include_review) = .*\n", re.MULTILINE)


_Files = dict[str, list[str]]


def case(source: str) -> str:
    """What a page shows of a case: ``move_symbols/CASE``, or ``move_symbols/CASE: diff``."""
    name, _colon, named = source.partition(":")
    folder = SNAPSHOTS / name.strip()
    parts = [part.strip() for part in named.split(",")] if named else ["diff", "findings"]
    return "\n\n".join(filter(None, (_PARTS[part](folder) for part in parts)))


def _step(folder: Path) -> str:
    text = _CASE.sub("", (folder / "step.toml").read_text(encoding="utf-8"))
    return f"```toml\n{text.strip()}\n```"


def _findings(folder: Path) -> str:
    text = (folder / "findings.txt").read_text(encoding="utf-8").strip()
    return f"```text\n{text}\n```" if text else ""


def _diff(folder: Path) -> str:
    lines = "\n".join(_changes(folder))
    return f"```diff\n{lines}\n```" if lines else ""


_PARTS: Mapping[str, Callable[[Path], str]] = {
    "step": _step,
    "diff": _diff,
    "findings": _findings,
}


def _changes(folder: Path) -> Iterator[str]:
    """What changes, hunk by hunk, each under its file and line."""
    before, after = _files(folder / "before"), _files(folder / "after")
    gone = folder / "removed.txt"
    removed = gone.read_text(encoding="utf-8").splitlines() if gone.is_file() else []
    for path in sorted([*after, *removed]):
        lines = difflib.unified_diff(before.get(path, []), after.get(path, []), lineterm="")
        for line in list(lines)[2:]:
            hunk = re.match(r"@@ -(\d+)", line)
            yield f"@@ {_place(path, hunk[1], before, after)} @@" if hunk else line


def _place(path: str, line: str, before: _Files, after: _Files) -> str:
    if path not in before:
        return f"{path} is new"
    return f"{path}:{line}" if path in after else f"{path} goes"


def _files(folder: Path) -> _Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8").splitlines()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
