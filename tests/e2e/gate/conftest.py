"""The transform that makes accidents is there, and the proofs that prevent them are not."""

import pytest

from migrator.core.manifest import Level
from tests.e2e.gate import misbehaving
from tests.e2e.gate.accidents import Accident, up_to
from tests.e2e.gate.scenery import Make, MakeWith, Place
from tests.e2e.migration import MakeRepository, cache_apart

__all__ = ["cache_apart"]


@pytest.fixture
def proofs_up() -> None:
    """The engine looks at what it makes, as it always does."""


@pytest.fixture
def make_with(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    git_repository: MakeRepository,
) -> MakeWith:
    """Make the repository of an accident, with some levels in its way."""
    misbehaving.register(monkeypatch)
    # What is installed beside us is no part of these repositories, and takes half of the time.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    if "proofs_up" not in request.fixturenames:
        misbehaving.take_proofs_down(monkeypatch)

    def made(accident: Accident, *levels: Level) -> Place:
        place = Place.of(git_repository, accident, levels)
        # Where a person is, and where whatever gets lost would end up.
        monkeypatch.chdir(place.folder)
        return place

    return made


@pytest.fixture
def make(make_with: MakeWith) -> Make:
    """Make the repository of an accident, with a level and all before it in its way."""

    def made(accident: Accident, level: Level) -> Place:
        return make_with(accident, *up_to(level))

    return made
