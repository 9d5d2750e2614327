"""Who takes a name from a module that has it."""

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.layout import Layout
from migrator.core.project import Project
from migrator.core.takers import taken

OWN = {"app/__init__.py": b"", "app/use.py": b"from app.old import make\n", "app/old.py": b""}
NAME = "app.use.make"


def _project(files: dict[str, bytes]) -> Project:
    return Project(Layout(files), MemoryTree(files))


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("app/other.py", "from app.use import make\n"),
        ("app/other.py", "from .use import make as other\n"),
        ("app/other.py", "from app.use import *\n\nmake()\n"),
        ("app/other.py", "import app.use\n\napp.use.make()\n"),
        ("app/other.py", "import app.use as u\n\nu.make.cache_clear()\n"),
        ("app/other.py", "from app import use\n\n\ndef f():\n    return use.make\n"),
        ("app/other.py", "def f():\n    from . import use\n    return use.make()\n"),
        ("tests/test_use.py", "from unittest.mock import patch\n\npatch('app.use.make')\n"),
        ("tests/test_use.py", "from unittest.mock import patch\n\npatch('app.use.make.name')\n"),
        ("app/broken.py", "from app.use import make\n)\n"),
    ],
)
def test_it_is_taken(path: str, code: str) -> None:
    assert taken(_project({**OWN, path: code.encode()}), [NAME]) == {NAME}


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("app/other.py", "from app.old import make\nfrom app import use\n"),
        ("app/other.py", "from app import use\n\nmake = 1\nuse.other()\n"),
        ("app/other.py", "import app.use\n\n\ndef f(app):\n    return app.use.make()\n"),
        ("app/other.py", "from app.use import maker\n"),
        ("app/use_too.py", "from app.use_two import make\n"),
        ("app/use.py", "from app.old import make\n\nmake()\n"),
        ("notes.md", "from app.use import make\n"),
    ],
)
def test_it_is_not_taken(path: str, code: str) -> None:
    assert not taken(_project({**OWN, path: code.encode()}), [NAME])


def test_strings_that_are_known_of_do_not_count() -> None:
    code = b"from unittest.mock import patch\n\npatch('app.use.make')\n"
    project = _project({**OWN, "tests/test_use.py": code})
    assert not taken(project, [NAME], {"app.use.make"})


def test_of_several_names_those_are_told_that_are_taken() -> None:
    code = b"import app.use\n\napp.use.make(app.old.gone)\n"
    project = _project({**OWN, "app/other.py": code})
    assert taken(project, [NAME, "app.use.other", "app.old.gone"]) == {NAME, "app.old.gone"}
