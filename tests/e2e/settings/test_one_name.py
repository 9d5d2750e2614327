"""A phase that merges a setting in all formats: found, landed, told, and taken back."""

import json
import os
from pathlib import Path

import pytest

from tests.e2e.migration import MakeRepository, Scene, cache_apart
from tests.e2e.settings.sample import FILES, NEW, OLD, VALUE, WITH_TRANSITION

__all__ = ["cache_apart"]


@pytest.fixture
def scene(git_repository: MakeRepository) -> Scene:
    return Scene(git_repository({path: text.encode() for path, text in FILES.items()}))


def _grep(scene: Scene, name: str) -> list[str]:
    """Where a name stands as a word, as path and line."""
    found = scene.git("grep", "-nwI", "--untracked", name).splitlines()
    return sorted({":".join(line.split(":", 2)[:2]) for line in found})


def _residue(scene: Scene) -> dict[str, str]:
    """What the plan says is still there, with the reason."""
    phases = json.loads(scene.migrator("plan", "--format", "json").out)["phases"]
    return {f"{one['path']}:{one['line']}": one["reason"] for one in phases[-1]["residue"]}


def test_what_is_left_is_what_git_finds(scene: Scene) -> None:
    foretold = _residue(scene)
    scene.migrator("run")
    assert _residue(scene).keys() == foretold.keys()
    assert sorted(foretold) == _grep(scene, OLD)
    assert foretold == {
        "app/config.py:5": "comment",
        "app/defaults.py:8": "needs review: both names are set here, to different values",
        "chart/templates/web.yaml:3": "unreadable: unparsable: a template, line 2",
        "deploy/values.rb:1": "not Python: a text or data file",
        "docs/settings.md:1": "prose",
        "migration.toml:6": "the manifest",
        "tests/test_config.py:19": "manual: a test that it is gone",
        "web/src/generated/env.ts:2": "manual: a generated file: marked `@generated`",
    }


def test_nothing_that_is_printed_or_kept_shows_a_value(scene: Scene) -> None:
    said = [
        scene.migrator(*command).out + scene.migrator(*command).err
        for command in (
            ["scan", "-v"],
            ["scan", "--format", "json"],
            ["plan", "-v"],
            ["plan", "--format", "json"],
            ["check"],
            ["check", "--format", "sarif"],
            ["run"],
            ["status"],
            ["plan", "-v"],
        )
    ]
    said += [scene.git("log", "--format=%B")]
    ours = scene.folder / ".git" / "migrator"
    said += [path.read_bytes().decode(errors="replace") for path in _files(ours)]
    assert not [text for text in said if VALUE in text]
    assert VALUE in scene.migrator("scan", "-v", "--show-values").out
    assert VALUE in scene.migrator("plan", "-v", "--show-values").out


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def test_what_lies_outside_is_told_before(scene: Scene) -> None:
    (phase,) = json.loads(scene.migrator("plan", "--format", "json").out)["phases"]
    told = f"set {NEW} where {OLD} is set in"
    assert phase["prerequisites"] == [
        f"{told} GitHub secrets: it is used in .github/workflows/ci.yml:4",
        f"{told} docker build arguments: it is used in Dockerfile:8",
        f"{told} the environment of docker compose: it is used in docker-compose.yml:5, "
        "docker-compose.yml:11",
    ]


def test_it_lands_whole_and_goes_back(scene: Scene) -> None:
    before = scene.git("rev-parse", "HEAD^{tree}")
    scene.migrator("run")
    assert scene.git("rev-parse", "HEAD^{tree}") != before
    assert not scene.migrator("diff").out
    scene.ok("rollback", "url")
    assert scene.git("rev-parse", "HEAD^{tree}") == before


def test_with_a_transition_both_names_work_in_between(scene: Scene) -> None:
    scene.migrator("run")
    direct = scene.git("rev-parse", "HEAD^{tree}:app")
    scene.ok("rollback", "url")
    scene.write("migration.toml", WITH_TRANSITION)
    scene.commit()
    phases = json.loads(scene.migrator("plan", "--format", "json").out)["phases"]
    assert [phase["id"] for phase in phases] == ["url-transition", "url"]
    assert [bool(phase["prerequisites"]) for phase in phases] == [False, True]
    scene.migrator("run", "url-transition")
    assert f'setting("{NEW}", setting("{OLD}", "ws://hush"))' in scene.read("app/config.py")
    scene.migrator("run", "url")
    assert scene.git("rev-parse", "HEAD^{tree}:app") == direct


@pytest.mark.skipif(os.name != "posix", reason="needs a shell")
def test_check_keeps_the_old_name_out(scene: Scene) -> None:
    scene.git("rm", "-q", "chart/templates/web.yaml")  # nobody can look into it
    scene.commit()
    scene.ok("run")
    scene.ok("check", "--update-baseline")
    scene.commit()
    scene.ok("check")
    scene.write("web/src/more.ts", f"export const again = process.env.{OLD};\n")
    scene.git("add", "-A")
    ran = scene.migrator("check")
    assert ran.status == 1
    assert f"web/src/more.ts:1:34: one-url: process.env.{OLD}" in ran.out
