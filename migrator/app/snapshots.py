"""Snapshot cases on disk: read from their folders, run, and written anew when accepted."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from migrator.core.cases import Case, CaseResult, Files, prove
from migrator.core.engine import Step
from migrator.core.manifest import load
from migrator.core.manifest.models import Step as ManifestStep
from migrator.core.manifest.stages import is_first_stage
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
    path = folder / _STEP
    text = path.read_text(encoding="utf-8")
    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem = Problem("manifest.syntax", str(error), "correct the TOML", file=str(path))
        raise UsageError(problem) from None
    case = written.get("case", {})
    manifest = load(_as_manifest(text, "steps" in written), str(path), catalogue)
    steps = [
        Step(name, catalogue.transform(step.transform), step.options)
        for name, step in _of_case(manifest.steps).items()
    ]
    findings = folder / "findings.txt"
    removed = folder / "removed.txt"
    gone = removed.read_text(encoding="utf-8").splitlines() if removed.is_file() else ()
    before, after = _files(folder / "before"), _files(folder / "after")
    return Case(
        f"{folder.parent.name}/{folder.name}",
        steps,
        before,
        {path: data for path, data in {**before, **after}.items() if path not in gone},
        findings.read_text(encoding="utf-8").splitlines() if findings.is_file() else (),
        tuple(case.get("roots", (".",))),
        bool(case.get("repeatable", True)),
        bool(case.get("include_review", False)),
    )


def _of_case(steps: Mapping[str, ManifestStep]) -> dict[str, ManifestStep]:
    """The steps as they are written: of one that lands in two stages, the first."""
    firsts = [name for name, step in steps.items() if is_first_stage(step.options)]
    return {
        name: step
        for name, step in steps.items()
        if not any(first.startswith(f"{name}-") for first in firsts)
    }


def _as_manifest(text: str, has_steps: bool) -> str:
    """The case's steps in a manifest around them."""
    lines = [line for line in text.splitlines() if not line.startswith(_CASE_KEYS)]
    body = "\n".join(lines)
    if not has_steps:
        body = f"[steps.step]\n{body}"
    names = tomllib.loads(body).get("steps", {})
    phase = f'[[phases]]\nid = "case"\nsteps = {list(names)!r}\n'
    return f'{body}\n[migration]\nname = "case"\n{phase}'


_CASE_KEYS = ("[case]", "roots =", "repeatable =", "include_review =")


def _files(folder: Path) -> Files:
    return {
        found.relative_to(folder).as_posix(): found.read_bytes()
        for found in sorted(folder.rglob("*"))
        if found.is_file()
    }
