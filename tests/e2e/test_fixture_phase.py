"""A phase that makes fixtures: it changes files, makes one, and is taken back with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.migration import MakeRepository, Scene, cache_apart

__all__ = ["cache_apart"]

MANIFEST = """
[migration]
name = "no-shared-hubs"

[steps.hubs]
transform = "extract_fixtures"
factories = ["app.hub.open_hub"]
context = 'app.hub.User("ann")'
cleanup = "hub.close()"

[[phases]]
id = "hubs"
steps = ["hubs"]

[gate]
levels = ["syntax", "names", "contracts", "collection", "tests"]

[[gate.tests]]
name = "all"
run = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
before = "fail"
after = "pass"
"""
FILES = {
    "migration.toml": MANIFEST,
    "pytest.ini": "[pytest]\npythonpath = .\n",
    "app/__init__.py": "",
    "app/hub.py": """\
class User:
    def __init__(self, name):
        self.name = name


class Hub:
    def __init__(self, user):
        self.users = [user.name]

    def close(self):
        self.users.clear()


def open_hub(user=None):
    if user is None:
        raise RuntimeError("nobody is signed in")
    return Hub(user)
""",
    "tests/__init__.py": "",
    "tests/shared.py": "from app.hub import open_hub\n\nhub = open_hub()\n",
    "tests/test_users.py": """\
from tests.shared import hub


def users():
    return hub.users


def test_users():
    assert users() == ["ann"]


def test_nothing():
    assert True
""",
    "tests/test_rooms.py": """\
from app.hub import open_hub

rooms = open_hub()


def test_rooms():
    rooms.users.append("bob")
    assert len(rooms.users) == 2


def test_fresh():
    assert rooms.users == ["ann"]
""",
}


@pytest.fixture
def hubs(git_repository: MakeRepository) -> Scene:
    return Scene(git_repository({path: text.encode() for path, text in FILES.items()}))


def all_pass(root: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode == 0


def test_blocked_tests_run_when_it_has_landed(hubs: Scene) -> None:
    assert not all_pass(hubs.folder)
    said = hubs.ok("run").out
    assert "hubs: landed as" in said
    assert all_pass(hubs.folder)
    assert "def hub():" in hubs.read("tests/conftest.py")
    assert hubs.read("tests/shared.py") == ""
    assert "def users(hub):" in hubs.read("tests/test_users.py")
    assert hubs.is_clean()


def test_what_it_made_goes_when_it_is_taken_back(hubs: Scene) -> None:
    tree = hubs.git("rev-parse", "HEAD^{tree}")
    hubs.ok("run")
    hubs.ok("rollback", "hubs")
    assert hubs.git("rev-parse", "HEAD^{tree}") == tree
    assert not (hubs.folder / "tests" / "conftest.py").exists()
    assert hubs.is_clean()


def test_the_patch_makes_the_file_too(hubs: Scene) -> None:
    patch = hubs.ok("diff").out
    assert "new file mode 100644" in patch
    subprocess.run(["git", "-C", hubs.folder, "apply", "--check"], input=patch.encode(), check=True)
    assert "tests/conftest.py" in hubs.ok("plan", "--format", "json").out


def test_a_second_run_has_nothing_to_do(hubs: Scene) -> None:
    hubs.ok("run")
    assert hubs.ok("diff").out == ""
    assert "done" in hubs.ok("run").out


def test_check_fails_before_and_after_only_if_it_comes_back(hubs: Scene) -> None:
    before = hubs.migrator("check")
    assert before.status == 1
    assert before.out.count("is made when this is imported") == 2
    hubs.ok("run")
    assert hubs.migrator("check").status == 0
    (hubs.folder / "tests" / "test_rooms.py").write_text(FILES["tests/test_rooms.py"])
    again = hubs.migrator("check")
    assert again.status == 1
    assert "app.hub.open_hub" in again.out


def test_who_imports_it_follows_the_phase_of_its_file(git_repository: MakeRepository) -> None:
    only = MANIFEST.replace('steps = ["hubs"]', 'steps = ["hubs"]\ninclude = ["tests/shared.py"]')
    manifest = only.partition("[gate]")[0] + '[gate]\nlevels = ["syntax", "names"]\n'
    files = {**FILES, "migration.toml": manifest}
    walk = Scene(git_repository({path: text.encode() for path, text in files.items()}))
    walk.ok("run")
    assert "def users(hub):" in walk.read("tests/test_users.py")
    assert "def hub():" in walk.read("tests/conftest.py")
    assert walk.read("tests/test_rooms.py") == FILES["tests/test_rooms.py"]
