"""A starter manifest is valid whatever it starts from, and fits the files that are there."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict, Field

from migrator.app.init import new_manifest
from migrator.core.manifest import Manifest, load


class MoveSymbols(BaseModel):
    model_config = ConfigDict(frozen=True)

    move: dict[str, str] = Field(description="Old dotted names and their new ones")
    prose: bool = Field(False, description="Whether comments follow")


def _started(name: str = "tidy", files: tuple[str, ...] = ()) -> Manifest:
    text = new_manifest(name, files)
    return load(text, "migration.toml", {"move_symbols": MoveSymbols})


def test_a_starter_manifest_has_one_step_in_one_phase() -> None:
    manifest = _started()
    assert [step.transform for step in manifest.steps.values()] == ["move_symbols"]
    assert [phase.steps for phase in manifest.phases] == [tuple(manifest.steps)]


def test_every_line_that_is_commented_out_works_when_it_is_not() -> None:
    text = re.sub(r"^# (\w+ = .*|\[.*\])$", r"\1", new_manifest("tidy", ()), flags=re.MULTILINE)
    manifest = load(text, "migration.toml", {"move_symbols": MoveSymbols})
    assert manifest.migration.python == "3.12"
    assert manifest.phases[0].priorities == ("P0",)
    assert manifest.gate.tests[0].timeout == 300
    assert manifest.contracts.exports[0].names == ("create_thing",)
    assert manifest.contracts.interface[0].methods == ("start", "async stop")
    assert manifest.contracts.forbid[0].by == "canonical-imports"
    assert (manifest.gate.python, manifest.gate.link) == (".venv/bin/python", (".env",))


@pytest.mark.parametrize(
    ("files", "folder"),
    [
        ((), "tests"),
        (("testing/test_a.py", "testing/deep/b_test.py", "tests/test_c.py"), "testing"),
        (("app/attest.py", "test_top.py"), "tests"),
        (("odd name/test_a.py",), "tests"),
    ],
)
def test_the_tests_are_where_most_of_them_are(files: tuple[str, ...], folder: str) -> None:
    assert f'"pytest", "-q", "{folder}"]' in new_manifest("tidy", files)


@pytest.mark.parametrize(
    ("files", "roots"),
    [
        ((), (".",)),
        (("app/__init__.py", "app/core/__init__.py", "tests/__init__.py"), (".",)),
        (("src/app/__init__.py",), ("src", ".")),
        (("src/app.py", "docs/conf/__init__.py", "tests/unit/__init__.py"), (".",)),
        (("backend/app/__init__.py", "app/__init__.py"), ("backend", ".")),
        (
            ("packages/b/src/b/__init__.py", "packages/a/src/a/__init__.py", "x/y/z/__init__.py"),
            ("packages/a/src", "packages/b/src", "."),
        ),
        (("vendor/six/__init__.py", "src/$odd name/__init__.py"), (".",)),
    ],
)
def test_roots_are_where_packages_start(files: tuple[str, ...], roots: tuple[str, ...]) -> None:
    assert _started(files=files).migration.roots == roots


@pytest.mark.parametrize(
    ("files", "first"),
    [
        ((), ("src/**",)),
        (("src/app/__init__.py", "tests/__init__.py"), ("src/**",)),
        (("app/__init__.py", "lib/__init__.py", "tests/__init__.py"), ("app/**", "lib/**")),
    ],
)
def test_the_code_itself_comes_first(files: tuple[str, ...], first: tuple[str, ...]) -> None:
    priorities = _started(files=files).priorities
    assert list(priorities.items()) == [("P0", first), ("P1", ("**",))]


def test_code_of_others_is_left_alone() -> None:
    files = ("vendor/a.py", "archive/b.py", "app/vendor/c.py", "node_modules")
    assert _started(files=files).migration.exclude == ("archive/**", "vendor/**")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("v1.2_tidy", "v1.2_tidy"),
        ("My Repo_2.0.lock", "my-repo-2-0-lock"),
        ("..", "migration"),
        ('"é', "migration"),
    ],
)
def test_any_name_becomes_one_that_refs_can_carry(name: str, expected: str) -> None:
    assert _started(name).migration.name == expected


@settings(deadline=None)
@given(st.text(), st.lists(st.text() | st.text().map(lambda folder: f"{folder}/p/__init__.py")))
def test_no_name_and_no_file_can_spoil_it(name: str, files: list[str]) -> None:
    text = new_manifest(name, files)
    assert tomllib.loads(text.encode().decode())
    assert load(text, "migration.toml", {"move_symbols": MoveSymbols})
