"""The commands, from the terminal's side, on real repositories."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from migrator.cli import app
from tests.e2e.terminal import Ran, run

MakeRepository = Callable[[Mapping[str, bytes]], Path]

MANIFEST = """\
[migration]
name = "ws"

[priorities]
P0 = ["tests/critical/**"]
P1 = ["app/**"]
P2 = ["**"]

[steps.imports]
transform = "move_symbols"
move = { "app.ws.factory.make_mgr" = "app.ws.manager.get_mgr" }

[[phases]]
id = "p0"
steps = ["imports"]
priorities = ["P0"]

[[phases]]
id = "p1"
steps = ["imports"]
priorities = ["P1"]

[[phases]]
id = "p2"
steps = ["imports"]
priorities = ["P2"]
"""

FILES = {
    "migration.toml": MANIFEST,
    "app/__init__.py": "",
    "app/ws/__init__.py": "",
    "app/ws/factory.py": "class Router: ...\n\n\nasync def make_mgr(): ...\n",
    "app/ws/manager.py": "async def get_mgr(): ...\n",
    "app/svc.py": (
        "from app.ws.factory import make_mgr\n\n\nasync def run(): return await make_mgr()\n"
    ),
    "tests/critical/test_svc.py": (
        "from unittest.mock import patch\n\n"
        "from app.ws.factory import Router, make_mgr\n\n\n"
        '@patch("app.svc.make_mgr")\n'
        "def test_run(mock): assert make_mgr\n"
    ),
    "scripts/tool.py": "import app.ws.factory as f\n\nf.make_mgr()  # make_mgr\n",
    "README.md": "Use make_mgr.\n",
    "config.json": '{"factory": "app.ws.factory.make_mgr"}\n',
}


def repository(make: MakeRepository, **changed: str) -> Path:
    files = FILES | {
        name.replace("__", "/").replace("_dot_", "."): text for name, text in changed.items()
    }
    return make({path: text.encode() for path, text in files.items()})


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", folder, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


@pytest.fixture
def chat(git_repository: MakeRepository) -> Path:
    return repository(git_repository)


class TestDiff:
    def test_git_apply_takes_it_and_a_second_diff_is_empty(self, chat: Path) -> None:
        shown = run("-C", chat, "diff")
        assert shown.status == 0
        patch = chat.parent / "x.patch"
        patch.write_bytes(shown.out_bytes)
        git(chat, "apply", str(patch))
        assert "from app.ws.manager import get_mgr" in (chat / "app/svc.py").read_text()
        assert '@patch("app.svc.get_mgr")' in (chat / "tests/critical/test_svc.py").read_text()
        assert run("-C", chat, "diff").out == ""

    def test_nothing_is_written(self, chat: Path) -> None:
        for command in ("scan", "plan", "diff"):
            run("-C", chat, command)
        assert git(chat, "status", "--porcelain", "--ignored") == ""

    def test_a_patch_lands_with_the_module_that_it_follows(self, chat: Path) -> None:
        first = run("-C", chat, "diff", "p0").out
        assert "from app.ws.manager import get_mgr" in first
        assert "patch" not in "".join(line for line in first.splitlines() if line[:1] in "+-")
        second = run("-C", chat, "diff", "p1").out
        assert '+@patch("app.svc.get_mgr")' in second

    def test_phases_one_by_one_make_what_all_make_together(
        self, git_repository: MakeRepository
    ) -> None:
        together, apart = repository(git_repository), repository(git_repository)
        _apply(together, "diff")
        for phase in ("p0", "p1", "p2"):
            _apply(apart, "diff", phase)
        assert _contents(together) == _contents(apart)

    def test_stat_counts_lines(self, chat: Path) -> None:
        out = run("-C", chat, "diff", "--stat").out
        assert "app/svc.py" in out
        assert out.rstrip().endswith("3 files, +8 -7")

    def test_colours_come_only_where_they_are_seen(self, chat: Path) -> None:
        assert "\x1b[" not in run("-C", chat, "diff").out
        assert "\x1b[" in run("-C", chat, "diff", "--color", "always").out
        assert "\x1b[" not in run("-C", chat, "diff", "--color", "never").out

    def test_dirty_files_are_named(self, chat: Path) -> None:
        with (chat / "app/svc.py").open("a") as file:
            file.write("# mine\n")
        shown = run("-C", chat, "diff")
        assert "not committed yet" in shown.err
        assert "app/svc.py" in shown.err

    def test_a_file_that_does_not_parse_is_told_and_the_rest_goes_on(
        self, git_repository: MakeRepository
    ) -> None:
        broken = "x = 1\n  from app.ws.factory import make_mgr\n"
        folder = repository(git_repository, app__broken_dot_py=broken)
        shown = run("-C", folder, "diff")
        assert shown.status == 1
        assert (
            "app/broken.py: unparsable: line 2, unexpected indent; old names in line 2" in shown.err
        )
        assert "app/svc.py" in shown.out

    def test_an_unknown_phase_is_refused(self, chat: Path) -> None:
        shown = run("-C", chat, "diff", "p3")
        assert shown.status == 2
        assert "error[phase.unknown]: there is no phase `p3`" in shown.err
        assert "hint: the phases are: p0, p1, p2" in shown.err


class TestScan:
    def test_it_counts_by_phase_step_priority_and_safety(self, chat: Path) -> None:
        out = run("-C", chat, "scan").out
        assert "ws: 4 findings" in out
        assert "imports P0: 1 safe" in out
        assert "imports P1: 2 safe" in out
        assert "imports P2: 1 safe" in out

    def test_priorities_partition_the_findings(self, chat: Path) -> None:
        scanned = _json(run("-C", chat, "scan", "--format", "json"))
        everything = {_key(finding) for finding in scanned["findings"]}
        planned = _json(run("-C", chat, "plan", "--format", "json"))
        applied = [
            _key(finding)
            for phase in planned["phases"]
            for finding in phase["findings"]
            if finding["state"] == "applied"
        ]
        assert len(applied) == len(set(applied))
        assert set(applied) == everything

    def test_json_carries_a_version(self, chat: Path) -> None:
        assert _json(run("-C", chat, "scan", "--format", "json"))["version"] == 1


class TestPlan:
    def test_every_old_name_that_stays_has_a_reason(self, chat: Path) -> None:
        (chat / "notes.txt").write_text("make_mgr\n")
        planned = _json(run("-C", chat, "plan", "--format", "json"))
        last = {(r["path"], r["reason"]) for r in planned["phases"][-1]["residue"]}
        assert last == {
            ("README.md", "prose"),
            ("app/ws/factory.py", "a definition of that name"),
            ("migration.toml", "the manifest"),
            ("config.json", "not Python: a text or data file"),
            ("notes.txt", "untracked file"),
            ("scripts/tool.py", "comment"),
        }
        first = {(r["path"], r["reason"]) for r in planned["phases"][0]["residue"]}
        assert ("app/svc.py", "later phase: p1") in first
        assert ("scripts/tool.py", "later phase: p2") in first

    def test_what_a_manual_finding_keeps_is_told_by_its_reason(self, chat: Path) -> None:
        manifest = MANIFEST.replace(
            '"app.ws.factory.make_mgr" = "app.ws.manager.get_mgr"',
            '"app.ws.factory" = "app.ws.nowhere"',
        )
        (chat / "migration.toml").write_text(manifest)
        planned = _json(run("-C", chat, "plan", "--format", "json"))
        reasons = {
            residue["reason"].partition(":")[0]
            for residue in planned["phases"][-1]["residue"]
            if residue["path"] in {"app/svc.py", "scripts/tool.py"}
            and "import" in residue["excerpt"]
        }
        assert reasons == {"manual"}

    def test_a_phase_without_findings_is_done(self, chat: Path) -> None:
        _apply(chat, "diff", "p0")
        planned = _json(run("-C", chat, "plan", "--format", "json"))
        assert [phase["done"] for phase in planned["phases"]] == [True, False, False]

    def test_what_is_left_to_a_person_is_counted_though_nothing_is_to_be_done(
        self, git_repository: MakeRepository
    ) -> None:
        manifest = """
[migration]
name = "m"
[steps.old]
transform = "remove_legacy"
names = ["app.old"]
[[phases]]
id = "p"
steps = ["old"]
"""
        files = {"app/__init__.py": "", "app/old.py": "x = 1\n", "migration.toml": manifest}
        folder = git_repository({path: text.encode() for path, text in files.items()})
        assert "1. p\n   nothing to do, 1 manual\n" in run("-C", folder, "plan").out

    def test_the_next_command_is_named(self, chat: Path) -> None:
        assert run("-C", chat, "plan").next == "diff p0"
        assert run("-C", chat, "plan", "-q").err == ""


class TestSteps:
    def test_steps_of_a_phase_see_what_the_one_before_left(
        self, git_repository: MakeRepository
    ) -> None:
        manifest = _two_steps(
            '"app.ws.factory.make_mgr" = "app.ws.manager.get_mgr"',
            '"app.ws.factory.Router" = "app.ws.manager.Router"',
        )
        folder = repository(
            git_repository,
            migration_dot_toml=manifest,
            app__ws__manager_dot_py="class Router: ...\n\n\nasync def get_mgr(): ...\n",
        )
        _apply(folder, "diff")
        text = (folder / "tests/critical/test_svc.py").read_text()
        assert "from app.ws.manager import Router, get_mgr\n" in text or (
            "from app.ws.manager import get_mgr, Router\n" in text
        )

    def test_two_steps_that_want_one_place_are_refused(
        self, git_repository: MakeRepository
    ) -> None:
        manifest = _two_steps(
            '"app.ws.factory.make_mgr" = "app.ws.manager.get_mgr"',
            '"app.ws.factory.make_mgr" = "app.ws.manager.other"',
        )
        folder = repository(
            git_repository,
            migration_dot_toml=manifest,
            app__ws__manager_dot_py="async def get_mgr(): ...\nasync def other(): ...\n",
        )
        shown = run("-C", folder, "diff")
        assert shown.status == 2
        assert "error[phase.clash]" in shown.err
        assert "`one`" in shown.err
        assert "`two`" in shown.err
        assert "app/svc.py:1" in shown.err
        assert shown.out == ""


class TestRefusals:
    def test_no_repository(self, tmp_path: Path) -> None:
        _refused(run("-C", tmp_path, "scan"), "repo.not-a-repository")

    def test_no_commit(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q")
        _refused(run("-C", tmp_path, "scan"), "repo.no-commit")

    def test_no_checkout(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "-q", "--bare")
        _refused(run("-C", tmp_path, "scan"), "repo.bare")

    def test_no_manifest(self, git_repository: MakeRepository) -> None:
        _refused(run("-C", git_repository({"a.py": b""}), "scan"), "manifest.not-found")

    @pytest.mark.parametrize(
        ("old", "new", "code", "line"),
        [
            ('name = "ws"', 'name = "ws"\nnmae = 1', "manifest.unknown-key", 3),
            ('name = "ws"', "name = 3", "manifest.wrong-type", 2),
            ('id = "p0"\nsteps = ["imports"]', 'id = "p0"\nsteps = []', "manifest.empty", 15),
            ('id = "p0"\nsteps = ["imports"]', 'id = "p0"\nsteps = ["nope"]',
             "manifest.unknown-step", 15),
            ("app.ws.manager.get_mgr", "app.ws.factory.make_mgr", "manifest.onto-itself", 11),
            ('"app.ws.manager.get_mgr"', '"a.b", "a.b" = "app.ws.factory.make_mgr"',
             "manifest.circle", 11),
            ('name = "ws"', 'name = "ws"\nroots = ["../x"]', "manifest.path-outside", 3),
        ],
    )  # fmt: skip
    def test_a_manifest_that_cannot_be_meant(
        self, git_repository: MakeRepository, old: str, new: str, code: str, line: int
    ) -> None:
        folder = repository(git_repository, migration_dot_toml=MANIFEST.replace(old, new, 1))
        shown = run("-C", folder, "scan")
        _refused(shown, code)
        assert f"migration.toml:{line}: " in shown.err


class TestInit:
    def test_it_writes_a_manifest_that_loads(self, git_repository: MakeRepository) -> None:
        folder = git_repository({"src/app/__init__.py": b"", "src/app/a.py": b""})
        shown = run("-C", folder, "init")
        assert shown.status == 0
        assert shown.next == "scan"
        assert run("-C", folder, "scan").status == 0

    def test_it_never_replaces_one(self, chat: Path) -> None:
        _refused(run("-C", chat, "init"), "manifest.exists")
        assert (chat / "migration.toml").read_text() == MANIFEST


class TestTransforms:
    def test_all_are_listed(self) -> None:
        assert "move_symbols: Rewrite imports" in run("transforms").out

    def test_one_is_explained(self) -> None:
        out = run("transforms", "move_symbols").out
        assert "move (a table of strings, needed):" in out
        assert "+from app.ws.manager import get_mgr" in out

    def test_an_unknown_one_is_refused(self) -> None:
        _refused(run("transforms", "move_symbol"), "transform.unknown")


class TestTest:
    def test_a_case_that_fails_is_told(self, tmp_path: Path) -> None:
        case = tmp_path / "mine"
        (case / "before").mkdir(parents=True)
        (case / "step.toml").write_text('transform = "move_symbols"\nmove = { "a.f" = "b.g" }\n')
        (case / "before/x.py").write_text("from a import f\n")
        shown = run("test", tmp_path)
        assert shown.status == 1
        assert "-from a import f" in shown.out
        assert "0 passed, 1 failed" in shown.out

    def test_options_may_stand_in_a_table_of_their_own(self, tmp_path: Path) -> None:
        case = tmp_path / "mine"
        (case / "before").mkdir(parents=True)
        step = 'transform = "move_symbols"\n[move] # what moves\n"a.f" = "b.g"\n'
        (case / "step.toml").write_text(step)
        (case / "before/x.py").write_text("print()\n")
        assert run("test", tmp_path).status == 0

    def test_a_folder_without_cases_is_refused(self, tmp_path: Path) -> None:
        _refused(run("test", tmp_path), "test.no-cases")


def test_every_command_has_a_help_page() -> None:
    for command in ("init", "scan", "plan", "diff", "transforms", "test"):
        assert run(command, "--help").status == 0
        assert command in run("--help").out
    assert app.info.name == "migrator"


def test_it_runs_as_a_module_and_ends_quietly_when_nobody_reads(chat: Path) -> None:
    command = [sys.executable, "-m", "migrator", "-C", str(chat), "diff"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        os.close(os.dup(process.stdout.fileno()))
        process.stdout.close()
        err = process.stderr.read().decode()
    assert "Traceback" not in err


def _refused(shown: Ran, code: str) -> None:
    assert shown.status == 2, shown.err
    assert f"error[{code}]" in shown.err
    assert "hint: " in shown.err
    assert shown.out == ""


def _apply(folder: Path, *arguments: str) -> None:
    shown = run("-C", folder, *arguments)
    assert shown.status == 0, shown.err
    patch = folder.parent / f"{folder.name}.patch"
    patch.write_bytes(shown.out_bytes)
    if shown.out_bytes:
        git(folder, "apply", str(patch))


def _contents(folder: Path) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in git(folder, "ls-files").split()}


def _json(shown: Ran) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(shown.out)
    return loaded


def _key(finding: Mapping[str, object]) -> tuple[object, ...]:
    # Lines may differ: a phase speaks of the text that the one before it left.
    return finding["path"], finding["excerpt"], finding["column"], finding["old"]


def _two_steps(one: str, two: str) -> str:
    return f"""\
[migration]
name = "two"

[steps.one]
transform = "move_symbols"
move = {{ {one} }}

[steps.two]
transform = "move_symbols"
move = {{ {two} }}

[[phases]]
id = "both"
steps = ["one", "two"]
"""
