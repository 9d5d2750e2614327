"""One file, moved: the engine over a tree of this file alone."""

from collections.abc import Mapping
from typing import NamedTuple

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.findings import Finding, State
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment
from transforms import Catalogue

_CATALOGUE = Catalogue()


class Moved(NamedTuple):
    """What became of the file."""

    data: bytes
    findings: tuple[Finding, ...]
    defects: Mapping[str, str]

    @property
    def is_plain(self) -> bool:
        """Whether all was done, and no name had to be kept under an alias."""
        return all(
            finding.state is State.APPLIED and "keeps the name" not in finding.message
            for finding in self.findings
        )


def moved(data: bytes, move: Mapping[str, str], path: str = "module.py") -> Moved:
    """The file after some moves."""
    options = _CATALOGUE["move_symbols"].model_validate({"move": dict(move)})
    step = Step("move", _CATALOGUE.transform("move_symbols"), options)
    engine = Engine(Layout([path]), lambda _path: True, NoEnvironment(), Serial())
    result = engine.run(step, Overlay(MemoryTree({path: data})), lambda _path: True)
    assert result.unreadable == ()
    outcome = result.outcomes.get(path)
    after = outcome.after if outcome and outcome.after is not None else data
    return Moved(after, tuple(result.findings), result.defects)
