"""Nothing is forgotten, and nothing is followed that cannot be."""

import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.e2e.terminal import run

MakeRepository = Callable[[Mapping[str, bytes]], Path]

FILES = {
    "app/__init__.py": "",
    "app/factory.py": "def make_mgr(): ...\n",
    "app/manager.py": "def get_mgr(): ...\n",
    "app/svc.py": "from app.factory import make_mgr\n\nmgr = make_mgr()\n",
}


def manifest(move: str, extra: str = "") -> str:
    return f"""\
[migration]
name = "ws"
{extra}

[steps.imports]
transform = "move_symbols"
move = {{ {move} }}

[[phases]]
id = "all"
steps = ["imports"]
"""


MOVE = '"app.factory.make_mgr" = "app.manager.get_mgr"'


def repository(make: MakeRepository, files: Mapping[str, str], text: str) -> Path:
    every = FILES | dict(files) | {"migration.toml": text}
    return make({path: content.encode() for path, content in every.items()})


@pytest.mark.parametrize(
    ("path", "content", "reason"),
    [
        (
            "archive/old.py",
            "from app.svc import make_mgr\n",
            "archive/old.py is not to be changed",
        ),
        (
            "archive/test_old.py",
            'from unittest.mock import patch\n\n\n@patch("app.svc.make_mgr")\ndef test(m): ...\n',
            "archive/test_old.py patches it",
        ),
        (
            "app/newer.py",
            "type Manager = int\nfrom app.svc import make_mgr\n",
            "app/newer.py, which needs a newer Python, may take it",
        ),
    ],
)
def test_a_name_stays_where_its_taker_cannot_follow(
    git_repository: MakeRepository, path: str, content: str, reason: str
) -> None:
    if "newer" in path and _parses(content):
        pytest.skip("this Python reads that file")
    text = manifest(MOVE, 'exclude = ["archive/**"]')
    folder = repository(git_repository, {path: content}, text)
    shown = run("-C", folder, "diff")
    assert "+from app.manager import get_mgr as make_mgr" in shown.out
    assert path not in shown.out
    assert reason in run("-C", folder, "scan", "-v").out


def test_a_file_of_a_newer_python_is_named_with_its_version(
    git_repository: MakeRepository,
) -> None:
    content = "type Manager = int\nfrom app.factory import make_mgr\n"
    if _parses(content):
        pytest.skip("this Python reads that file")
    folder = repository(git_repository, {"app/newer.py": content}, manifest(MOVE))
    shown = run("-C", folder, "scan")
    assert shown.status == 1
    assert "app/newer.py: needs Python 3.12" in shown.out
    assert "old names in line 2" in shown.out


def test_a_target_that_is_not_there_is_told_with_a_suggestion(
    git_repository: MakeRepository,
) -> None:
    move = '"app.factory.make_mgr" = "app.manager.get_mgrr"'
    folder = repository(git_repository, {}, manifest(move))
    assert run("-C", folder, "diff").out == ""
    out = run("-C", folder, "scan").out
    assert (
        "the target app.manager.get_mgrr does not exist; did you mean app.manager.get_mgr?" in out
    )


def test_a_target_that_is_not_installed_is_taken_on_trust_and_said_once(
    git_repository: MakeRepository,
) -> None:
    move = '"app.factory.make_mgr" = "nowhere_installed.ws.get_mgr"'
    folder = repository(
        git_repository, {"app/two.py": "from app.factory import make_mgr\n"}, manifest(move)
    )
    shown = run("-C", folder, "diff")
    assert shown.out.count("+from nowhere_installed.ws import get_mgr") == 2
    assert shown.err.count("nowhere_installed is not installed here") == 1


def test_a_suppression_is_honoured_and_an_idle_one_is_told(
    git_repository: MakeRepository,
) -> None:
    files = {
        "app/kept.py": "from app.factory import make_mgr  # migrator: ignore[imports]\n",
        "app/idle.py": "x = 1  # migrator: ignore[imports]\n",
    }
    folder = repository(git_repository, files, manifest(MOVE))
    shown = run("-C", folder, "diff")
    assert "kept.py" not in shown.out
    assert "app/idle.py:1: ignore[imports] suppresses nothing" in shown.err
    assert "app/kept.py:1: " not in shown.err
    assert "1 x suppressed" in run("-C", folder, "plan").out


def test_submodules_are_said_to_be_left_out(
    git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch
) -> None:

    inner = git_repository({"x.py": b"from app.factory import make_mgr\n"})
    folder = repository(git_repository, {}, manifest(MOVE))
    for arguments in (
        ["-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "vendored"],
        ["commit", "-qm", "vendored"],
    ):
        subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)
    shown = run("-C", folder, "diff")
    assert "not looked into: submodules vendored" in shown.err
    assert "vendored" not in shown.out


def test_a_manifest_in_pyproject_works_too(git_repository: MakeRepository) -> None:
    text = manifest(MOVE)
    for table in ("migration", "steps.imports"):
        text = text.replace(f"[{table}]", f"[tool.migrator.{table}]")
    text = text.replace("[[phases]]", "[[tool.migrator.phases]]")
    every = FILES | {"pyproject.toml": text}
    folder = git_repository({path: content.encode() for path, content in every.items()})
    assert "+from app.manager import get_mgr" in run("-C", folder, "diff").out


def test_links_are_neither_followed_nor_changed(git_repository: MakeRepository) -> None:

    folder = repository(git_repository, {}, manifest(MOVE))
    (folder / "app" / "link.py").symlink_to("svc.py")
    (folder / "linked").symlink_to("app")
    subprocess.run(["git", "-C", folder, "add", "-A"], check=True)
    shown = run("-C", folder, "diff")
    assert shown.status == 0
    assert "link" not in shown.out


def test_encodings_line_ends_and_odd_names_come_through(git_repository: MakeRepository) -> None:

    code = "from app.factory import make_mgr\nname = 'é'\nmake_mgr()"
    files = {
        "latin.py": ("# -*- coding: latin-1 -*-\n" + code).encode("latin-1"),
        "bom.py": b"\xef\xbb\xbf" + code.encode(),
        "crlf.py": code.replace("\n", "\r\n").encode(),
        "cr.py": code.replace("\n", "\r").encode(),
        'odd "name" é\t.py': code.encode(),
        "plain.py": code.encode(),
        "app/__init__.py": b"",
        "app/factory.py": b"def make_mgr(): ...\n",
        "app/manager.py": b"def get_mgr(): ...\n",
        "migration.toml": manifest(MOVE).encode(),
    }
    folder = git_repository(files)
    shown = run("-C", folder, "diff")
    assert shown.status == 0, shown.err
    patch = folder.parent / "odd.patch"
    patch.write_bytes(shown.out_bytes)
    subprocess.run(["git", "-C", folder, "apply", str(patch)], check=True)
    for path, data in files.items():
        if path.endswith(".py") and not path.startswith("app/"):
            old = data.replace(b"app.factory import make_mgr", b"app.manager import get_mgr")
            assert (folder / path).read_bytes() == old.replace(b"make_mgr()", b"get_mgr()"), path


def _parses(code: str) -> bool:
    try:
        compile(code, "x.py", "exec")
    except SyntaxError:
        return False
    return True


def test_a_cycle_that_the_moves_themselves_undo_does_not_hold_them_up(
    git_repository: MakeRepository,
) -> None:
    # a → manager would close a cycle through b, until b imports from manager's neighbour.
    files = {
        "app/a.py": "from app.factory import make_mgr\n\nx = make_mgr\n",
        "app/b.py": "from app.a import x\nfrom app.factory import helper\n",
        "app/factory.py": "def make_mgr(): ...\n\n\ndef helper(): ...\n",
        "app/manager.py": "from app.c import y\n\n\ndef get_mgr(): ...\n",
        "app/c.py": "from app.other import z as y\n",
        "app/other.py": "from app.a import x as z\n",
        "app/free.py": "z = 1\n",
    }
    text = manifest(MOVE + ', "app.other.z" = "app.free.z"')
    folder = repository(git_repository, files, text)
    shown = run("-C", folder, "diff")
    assert "+from app.manager import get_mgr" in shown.out
    assert "+from app.free import z as y" in shown.out
    patch = folder.parent / "cycle.patch"
    patch.write_bytes(shown.out_bytes)
    subprocess.run(["git", "-C", folder, "apply", str(patch)], check=True)
    assert run("-C", folder, "diff").out == ""


def test_a_name_in_typographic_quotes_is_an_old_name_too(git_repository: MakeRepository) -> None:
    folder = repository(
        git_repository, {"notes.txt": "call “make_mgr” — not émake_mgr\n"}, manifest(MOVE)
    )
    out = run("-C", folder, "plan").out
    assert "1 x prose\n      notes.txt:1: call" in out


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# migrator: ignore", "an ignore that names no step suppresses nothing"),
        ("# migrator: ignore[importz]", "ignore[importz] suppresses nothing"),
    ],
)
def test_a_suppression_that_cannot_work_is_told(
    git_repository: MakeRepository, comment: str, told: str
) -> None:
    files = {"app/kept.py": f"from app.factory import make_mgr  {comment}\n"}
    folder = repository(git_repository, files, manifest(MOVE))
    shown = run("-C", folder, "diff")
    assert f"app/kept.py:1: {told}" in shown.err
    assert "app/kept.py" in shown.out


@pytest.mark.parametrize("setting", ["color.ui", "color.grep", "submodule.recurse"])
def test_no_setting_of_git_hides_anything(git_repository: MakeRepository, setting: str) -> None:
    folder = repository(git_repository, {}, manifest(MOVE))
    value = "always" if setting.startswith("color") else "true"
    subprocess.run(["git", "-C", folder, "config", setting, value], check=True)
    assert "+from app.manager import get_mgr" in run("-C", folder, "diff").out
    assert run("-C", folder, "plan").status == 0
