"""What a command misses where it runs, though it lies in the checkout: git does not hold it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from migrator.app.gate.case import Case
from migrator.app.gate.questions import Answer

_MODULE = re.compile(r"No module named '([\w.]+)'")
_MEMBER = re.compile(
    r"cannot import name '(\w+)' from (?:partially initialized module )?'([\w.]+)'"
)
_FILE = re.compile(r"No such file or directory: '([^'\n]+)'")


def with_advice(case: Case, answer: Answer) -> Answer:
    """An answer whose faults say what to lend, where that is what the command misses."""
    faults = []
    for number, fault in enumerate(answer.faults):
        # What a command has printed is told once.
        said = fault.message if number else f"{fault.message}\n{answer.output}"
        faults.append(replace(fault, remedy=advice(case, said) or fault.remedy))
    return replace(answer, faults=tuple(faults))


def advice(case: Case, said: str) -> str | None:
    """What to do about what a command says that it misses; nothing where that would not help."""
    checkout = case.bench.session.repository.root
    for path in dict.fromkeys(_missed(case, said)):
        if path not in case.repository.paths and (checkout / path).is_file():
            absent = f"{path} is not in git, so the tests do not have it"
            return f'{absent}; lend it: gate.link = ["{path}"]'
    return None


def _missed(case: Case, said: str) -> Iterator[str]:
    """The paths of all that may be missed."""
    modules = [
        *_MODULE.findall(said),
        *(f"{module}.{name}" for name, module in _MEMBER.findall(said)),
    ]
    for module in modules:
        for root in case.manifest.migration.roots:
            yield from _files_of(case, root, module)
    for file in _FILE.findall(said):
        inside = Path(file)
        if inside.is_absolute() and inside.is_relative_to(case.root):
            inside = inside.relative_to(case.root)
        if not inside.is_absolute() and ".." not in inside.parts:
            yield inside.as_posix()


def _files_of(case: Case, root: str, module: str) -> Iterator[str]:
    """The files that a module may be made from."""
    checkout = case.bench.session.repository.root
    stem = Path(root, *module.split("."))
    for name in (f"{stem.name}.py", f"{stem.name}.*.so", f"{stem.name}/__init__.py"):
        for found in sorted((checkout / stem.parent).glob(name)):
            yield found.relative_to(checkout).as_posix()
