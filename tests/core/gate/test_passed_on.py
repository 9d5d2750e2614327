"""An import that a file does not use is fine where others take the name from there."""

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.gate.faults import Fault
from migrator.core.gate.passed_on import is_passed_on
from migrator.core.gate.view import View
from migrator.core.layout import Layout
from migrator.core.project import Project

FILES = {
    "app/__init__.py": b"",
    "app/compat.py": b"from app.new import make\nfrom app.new import take as fetch\n",
    "app/new.py": b"def make(): ...\n\n\ndef take(): ...\n",
    "app/use.py": b"from app.compat import (\n    fetch,\n    make,\n)\n",
    "app/word.py": b"import app.new\n\nmake = app.new.make\n",
}


def passed_on(
    files: dict[str, bytes], path: str, message: str, code: str = "unused-import"
) -> bool:
    tree = MemoryTree(files)
    view = View(tree, Project(Layout(files), tree))
    return is_passed_on(view, Fault(path, 1, code, message, ""))


@pytest.mark.parametrize("name", ["app.new.make", "app.new.take as fetch"])
def test_what_others_import_is_passed_on(name: str) -> None:
    message = f"`{name}` imported but unused"
    assert passed_on(FILES, "app/compat.py", message)
    without = {**FILES, "app/use.py": b""}
    assert not passed_on(without, "app/compat.py", message)
    assert not passed_on(FILES, "app/compat.py", message, "undefined-name")


def test_a_package_may_import_for_whoever_is_outside() -> None:
    assert passed_on(FILES, "app/__init__.py", "`app.new.make` imported but unused")
