"""Snapshot cases on disk: read from their folders, run, and written anew when accepted."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from migrator.core.cases import Case, CaseResult, Files, prove
from migrator.core.engine import Step
from migrator.core.manifest import load_case
from migrator.errors import Problem, UsageError
from migrator.shell.environment import InstalledModules
from transforms import Catalogue

_STEP = "step.toml"


def run_cases(folder: Path) -> list[CaseResult]:
    """Prove every case below a folder."""
    catalogue, environment = Catalogue(), InstalledModules()
    return [prove(read_case(found, catalogue), environment) for found in _needed(folder)]


def accept_cases(folder: Path) -> None:
    """Write what every case below a folder gives as what is expected of it."""
    catalogue, environment = Catalogue(), InstalledModules()
    for found in _needed(folder):
        case = read_case(found, catalogue)
        _accept(found, case, prove(case, environment))


def _accept(folder: Path, case: Case, result: CaseResult) -> None:
    """Write ``after/`` (only what changes), ``removed.txt`` and ``findings.txt`` of a case."""
    for path, data in result.after.items():
        target = folder / "after" / path
        if case.before.get(path) == data:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    _write_lines(folder / "findings.txt", result.findings)
    gone = sorted(case.before.keys() - result.after.keys())
    if gone:
        _write_lines(folder / "removed.txt", gone)
    else:
        (folder / "removed.txt").unlink(missing_ok=True)


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _needed(folder: Path) -> list[Path]:
    """The folders of all cases below a folder, of which there has to be one."""
    if found := case_folders(folder):
        return found
    raise UsageError(
        Problem(
            "test.no-cases",
            f"{folder} holds no snapshot case",
            "a case is a folder with step.toml, before/, after/ and findings.txt",
        )
    )


def case_folders(folder: Path) -> list[Path]:
    """The folders of all cases below a folder."""
    return sorted(found.parent for found in folder.rglob(_STEP))


def read_case(folder: Path, catalogue: Catalogue) -> Case:
    """A case from its folder.

    ``step.toml`` holds the steps as a manifest does (``[steps.NAME]``), or one step alone.
    """
    written = load_case(_text(folder / _STEP), str(folder / _STEP), catalogue)
    before, after = _files(folder / "before"), _files(folder / "after")
    gone = _lines(folder / "removed.txt")
    return Case(
        f"{folder.parent.name}/{folder.name}",
        [
            Step(name, catalogue.transform(step.transform), step.options)
            for name, step in written.steps.items()
        ],
        before,
        {path: data for path, data in {**before, **after}.items() if path not in gone},
        _lines(folder / "findings.txt"),
        written.table.roots,
        written.table.repeatable,
        written.table.include_review,
    )


def _lines(path: Path) -> Sequence[str]:
    """The lines of a file that need not be there."""
    return _text(path).splitlines() if path.is_file() else ()


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode().replace("\r\n", "\n")
    except UnicodeDecodeError:
        message = "this file of a case is not UTF-8"
        problem = Problem("test.unreadable", message, "save it as UTF-8", str(path))
        raise UsageError(problem) from None


def _files(folder: Path) -> Files:
    return {
        found.relative_to(folder).as_posix(): found.read_bytes()
        for found in sorted(folder.rglob("*"))
        if found.is_file()
    }
