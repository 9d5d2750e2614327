"""Five phases in a row, each with its own proof, each taken back and run again."""

import json
import subprocess
import sys

import pytest

from tests.e2e.consolidation.sample import FILES, PHASES
from tests.e2e.migration import MakeRepository, Scene, cache_apart

__all__ = ["cache_apart"]

#: Old names, and all places where they stand when all has landed.
LEFT: dict[str, dict[str, str]] = {
    "OLD_WS_URL": {
        "app/config.py:3": "comment",
        "docs/settings.md:1": "prose",
    },
    "old_events": {},
    "all_events": {},
    "ConnectionManager": {},
    "OldManager": {},
    "LegacyManager": {"checks/test_legacy.py:13": "string as data"},
    "make_manager": {
        "app/services/history.py:2": "a definition of that name",
        "app/services/history.py:6": "namesake: an attribute of something else",
        "checks/test_legacy.py:12": "string as data",
    },
}


@pytest.fixture
def backend(git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch) -> Scene:
    # The sample needs no plugins; to load those that are installed takes longer than its tests.
    monkeypatch.setenv("PYTEST_DISABLE_PLUGIN_AUTOLOAD", "1")
    return Scene(git_repository({path: text.encode() for path, text in FILES.items()}))


def _passes(scene: Scene, *what: str) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-q", "-p", "no:cacheprovider", *what]
    done = subprocess.run(command, cwd=scene.folder, capture_output=True, check=False)
    return done.returncode == 0


def _told(scene: Scene) -> dict[str, dict[str, object]]:
    """What is planned, by phase."""
    phases = json.loads(scene.ok("plan", "--format", "json").out)["phases"]
    return {phase["id"]: phase for phase in phases}


def _lands(scene: Scene, phase: str) -> str:
    """Run a phase, see that all of its gate was asked, and say which tree there is then."""
    before = scene.tree()
    ran = scene.ok("run", phase)
    assert f"{phase}: landed as" in ran.out
    for level in ("syntax", "names", "contracts", "collection"):
        assert f"  {level}: " in ran.out + ran.err
    for proof in (
        "`the defect` fails before the phase: ok",
        "`the suite` passes before the phase: ok",
        "`the defect` passes after the phase: ok",
        "`the suite` passes after the phase: ok",
    ):
        assert proof in ran.out + ran.err
    assert scene.trailers()["Migration-Phase"] == phase
    assert scene.is_clean()
    assert scene.tree() != before
    return scene.tree()


def test_each_phase_lands_goes_back_and_lands_again(backend: Scene) -> None:
    assert list(_told(backend)) == list(PHASES)
    for phase in PHASES:
        before, files = backend.tree(), backend.files()
        landed = _lands(backend, phase)
        backend.ok("rollback", phase)
        assert backend.tree() == before
        assert backend.files() == files
        assert backend.is_clean()
        assert _lands(backend, phase) == landed
        assert backend.ok("diff", phase).out == ""
    _nothing_is_left_to_do(backend)
    _no_old_name_is_left_but_what_is_told(backend)
    assert _passes(backend, "tests", "checks")


@pytest.mark.parametrize(
    ("path", "text", "unproved"),
    [
        (
            "checks/test_exports.py",
            "def test_nothing():\n    assert True\n",
            "`the defect` fails before the phase",
        ),
        (
            "tests/test_package.py",
            "from app import ws\n\n\ndef test_names():\n    assert len(ws.__all__) == 3\n",
            "`the suite` passes after the phase",
        ),
    ],
    ids=["no-defect", "broken-suite"],
)
def test_what_is_not_proved_does_not_land(
    backend: Scene, path: str, text: str, unproved: str
) -> None:
    backend.write(path, text)
    backend.commit()
    before = backend.all()
    ran = backend.migrator("run", "exports")
    assert ran.status == 1
    assert f"not so: {unproved}" in ran.out
    assert backend.all() == before


def test_the_old_layer_stays_while_it_is_in_use(backend: Scene) -> None:
    before = backend.all()
    ran = backend.migrator("run", "legacy")
    assert ran.status == 1
    assert "error[phase.unmet]" in ran.err
    assert backend.all() == before


def _nothing_is_left_to_do(scene: Scene) -> None:
    plan = _told(scene)
    assert [(phase["done"], phase["edits"]) for phase in plan.values()] == [(True, 0)] * len(PHASES)
    assert scene.ok("diff").out == ""
    scene.ok("verify")


def _no_old_name_is_left_but_what_is_told(scene: Scene) -> None:
    phases = json.loads(scene.ok("plan", "--format", "json").out)["phases"]
    told = {
        (one["word"], f"{one['path']}:{one['line']}"): one["reason"]
        for phase in phases
        for one in phase["residue"]
    }
    for name, places in LEFT.items():
        found = {":".join(line.split(":", 2)[:2]) for line in _grep(scene, name)}
        assert found == places.keys()
        assert {place: told[name, place] for place in places} == places


def _grep(scene: Scene, name: str) -> list[str]:
    """Where a name stands as a word: everywhere but in the manifest."""
    done = subprocess.run(
        ["git", "grep", "-nwI", name, "--", ":!migration.toml"],
        cwd=scene.folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.splitlines()
