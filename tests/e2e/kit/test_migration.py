"""The whole migration of the sample: every phase lands with its proofs, and can be taken back."""

import json
import tomllib
from pathlib import Path

from migrator import kits
from tests.e2e.kit.sample import KIT, chat, said_by_tests
from tests.e2e.migration import Scene, cache_apart

__all__ = ["cache_apart", "chat"]

#: All that is left of old names, but for the manifest.
LEFT = {("README.md", 15, "NEXT_PUBLIC_WEBSOCKET_URL", "prose")}
OLD = (
    "NEXT_PUBLIC_WEBSOCKET_URL",
    "create_websocket_manager",
    "websocket_manager_compat",
    "websocket_manager_factory",
)
LEVELS = ("syntax", "names", "contracts", "collection", "tests")


def test_phase_by_phase_and_back(chat: Scene, tmp_path: Path) -> None:
    manifest = tomllib.loads(kits.manifest(KIT))
    states = [(chat.tree(), chat.files())]
    for phase in manifest["phases"]:
        _lands(chat, phase)
        states.append((chat.tree(), chat.files()))
    assert len({tree for tree, _files in states}) == len(states)
    assert chat.titles()[1:] == [phase["title"] for phase in manifest["phases"]]

    _nothing_is_left_to_do(chat)
    said = said_by_tests(chat, tmp_path / "report.xml")
    assert len(said) == 42
    assert not any(said.values())

    for phase in reversed(manifest["phases"]):
        states.pop()
        chat.ok("rollback", phase["id"])
        assert (chat.tree(), chat.files()) == states[-1]
        assert chat.is_clean()


def _lands(scene: Scene, phase: dict[str, object]) -> None:
    """Run a phase, and see that all of its gate was asked."""
    name = str(phase["id"])
    ran = scene.ok("run", name)
    said = ran.out + ran.err
    assert f"{name}: landed as" in said
    for level in LEVELS:
        assert f"  {level}: " in said
    gate = phase["gate"]
    assert isinstance(gate, dict)
    for test in gate["tests"]:
        assert f"`{test['name']}` {test['before']}{_s(test['before'])} before the phase: ok" in said
        assert f"`{test['name']}` passes after the phase: ok" in said
    assert scene.trailers()["Migration-Phase"] == name
    assert scene.is_clean()


def _s(verb: str) -> str:
    return "es" if verb == "pass" else "s"


def _nothing_is_left_to_do(scene: Scene) -> None:
    """Nothing is to be done any more, and what is left of the old names is told."""
    scene.ok("verify")
    assert scene.ok("check").err == "one-websocket-manager: 0 problems in 0 files\n"
    planned = json.loads(scene.ok("plan", "--format", "json").out)
    assert planned["notes"] == []
    phases = planned["phases"]
    assert [(phase["done"], phase["edits"]) for phase in phases] == [(True, 0)] * len(phases)
    assert all(finding["safety"] == "safe" for phase in phases for finding in phase["findings"])
    told = {
        (one["path"], one["line"], one["word"], one["reason"])
        for phase in phases
        for one in phase["residue"]
        if one["word"] in OLD and one["path"] != "migration.toml"
    }
    assert told == LEFT
    assert {(path, line) for path, line, _word, _reason in LEFT} == set(_grep(scene))


def _grep(scene: Scene) -> list[tuple[str, int]]:
    """Where old names stand: everywhere but in the manifest."""
    patterns = [word for name in OLD for word in ("-e", name)]
    found = scene.git("grep", "-nwI", *patterns, "--", ":!migration.toml").splitlines()
    return [(path, int(number)) for path, number, _text in (line.split(":", 2) for line in found)]
