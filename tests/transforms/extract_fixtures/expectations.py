"""What a case says of its own run, in `pytest.toml` beside its `step.toml`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict


class _Written(TypedDict, total=False):
    reason: str
    fails: list[str]
    blocked_after: list[str]
    modes: list[str]


@dataclass(frozen=True)
class Expectation:
    """What is not as it should be after the transform, for a reason that lies in the case."""

    #: Tests that fail: they failed before, or could not be collected.
    fails: frozenset[str] = frozenset()
    #: Files that still cannot be collected.
    blocked_after: frozenset[str] = frozenset()
    #: The modes of pytest-asyncio in which the case means anything.
    modes: tuple[str, ...] = ("strict", "auto")


def expectation(folder: Path) -> Expectation:
    """What a case expects of its run."""
    path = folder / "pytest.toml"
    if not path.exists():
        return Expectation()
    with path.open("rb") as file:
        written: _Written = _checked(tomllib.load(file), path)
    return Expectation(
        frozenset(written.get("fails", ())),
        frozenset(written.get("blocked_after", ())),
        tuple(written.get("modes", ("strict", "auto"))),
    )


def _checked(written: dict[str, object], path: Path) -> _Written:
    unknown = written.keys() - _Written.__annotations__.keys()
    assert not unknown, f"{path}: what is {', '.join(unknown)}?"
    assert written.get("reason"), f"{path} gives no reason"
    return written  # type: ignore[return-value]  # a TypedDict is what its keys say
