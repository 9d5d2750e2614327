"""A phase that gives a package its names: it lands, though nothing in the package uses them."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.migration import MakeRepository, Scene, cache_apart

__all__ = ["cache_apart"]

MANIFEST = """
[migration]
name = "whole-packages"

[steps.whole-package]
transform = "export_names"
packages = ["app.ws"]

[[phases]]
id = "exports"
steps = ["whole-package"]

[gate]
levels = ["syntax", "names", "contracts", "collection"]
"""
FILES = {
    "migration.toml": MANIFEST,
    "app/__init__.py": "",
    "app/ws/__init__.py": "from .manager import Manager\n",
    "app/ws/context.py": "class Context: ...\n",
    "app/ws/manager.py": "class Manager: ...\n",
    "app/ws/session.py": "from app.ws import Manager\n\n\nclass Session(Manager): ...\n",
    "app/main.py": "from app.ws import Context, Session\n\nprint(Context(), Session())\n",
}


@pytest.fixture
def exports(git_repository: MakeRepository) -> Scene:
    return Scene(git_repository({path: text.encode() for path, text in FILES.items()}))


def runs(root: Path) -> bool:
    command = [sys.executable, "-B", "-m", "app.main"]
    return subprocess.run(command, cwd=root, capture_output=True, check=False).returncode == 0


def test_what_is_safe_lands_first_and_what_is_reviewed_next(exports: Scene) -> None:
    assert "exports: landed as" in exports.ok("run").out
    assert exports.read("app/ws/__init__.py") == (
        "from .context import Context\nfrom .manager import Manager\n"
    )
    assert not runs(exports.folder)


def test_all_of_it_runs(exports: Scene) -> None:
    assert "exports: landed as" in exports.ok("run", "--include-review").out
    assert "def __getattr__(name):" in exports.read("app/ws/__init__.py")
    assert runs(exports.folder)
    assert exports.ok("diff", "--include-review").out == ""
    assert exports.is_clean()


def test_it_can_be_taken_back(exports: Scene) -> None:
    tree = exports.git("rev-parse", "HEAD^{tree}")
    exports.ok("run", "--include-review")
    exports.ok("rollback", "exports")
    assert exports.git("rev-parse", "HEAD^{tree}") == tree


def test_what_is_lost_again_is_found_by_check(exports: Scene) -> None:
    exports.ok("run", "--include-review")
    exports.ok("check")
    exports.write("app/ws/__init__.py", "from .manager import Manager\n")
    told = exports.migrator("check")
    assert told.status == 1
    assert "`app.ws` has no `Context`, which app/main.py asks for" in told.out
    assert "hint: let `migrator run` change it" in told.out


def test_a_plain_module_gets_a_name_that_linters_leave_alone(
    git_repository: MakeRepository,
) -> None:
    files = {
        "migration.toml": MANIFEST.replace("app.ws", "app.names"),
        "app/__init__.py": "",
        "app/names.py": "LIMIT = 3\n",
        "app/context.py": "class Context: ...\n",
        "app/main.py": "from app.names import LIMIT, Context\n\nprint(LIMIT, Context)\n",
    }
    scene = Scene(git_repository({path: text.encode() for path, text in files.items()}))
    scene.ok("run", "--include-review")
    assert "from app.context import Context as Context\n" in scene.read("app/names.py")
    assert runs(scene.folder)


def test_a_stub_that_is_excluded_stays(git_repository: MakeRepository) -> None:
    excluding = MANIFEST.replace("[steps", 'exclude = ["**/*.pyi"]\n\n[steps', 1)
    files = {**FILES, "migration.toml": excluding, "app/ws/__init__.pyi": "class Manager: ...\n"}
    scene = Scene(git_repository({path: text.encode() for path, text in files.items()}))
    scene.ok("run")
    assert scene.read("app/ws/__init__.pyi") == "class Manager: ...\n"
    assert "Context" in scene.read("app/ws/__init__.py")
