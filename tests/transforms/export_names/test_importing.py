"""What fails when modules are imported is what fails in Python."""

import textwrap

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.layout import Layout
from migrator.core.project import Project
from tests.transforms.export_names.importing import Server
from transforms.export_names.importing import Imports

PROJECTS = {
    "a name that is bound later": {
        "app/__init__.py": "from .a import A\nfrom .b import B\n",
        "app/a.py": "from app import B\nA = 1\n",
        "app/b.py": "B = 1\n",
    },
    "a name that is bound before": {
        "app/__init__.py": "from .b import B\nfrom .a import A\n",
        "app/a.py": "from app import B\nA = 1\n",
        "app/b.py": "B = 1\n",
    },
    "a module": {
        "app/__init__.py": "from .a import A\n",
        "app/a.py": "from app import b\nA = 1\n",
        "app/b.py": "B = 1\n",
    },
    "a module of that name, and the name": {
        "app/__init__.py": "from . import a\n",
        "app/a.py": "from . import a\nfrom .a import a\n",
    },
    "a star": {
        "app/__init__.py": "from .a import *\nfrom .b import *\n",
        "app/a.py": "A = 1\n",
        "app/b.py": "from app import A\nB = A\n",
    },
    "a getattr": {
        "app/__init__.py": "def __getattr__(name): return 1\nfrom .a import A\n",
        "app/a.py": "from app import B\nA = 1\n",
    },
    "a name that is given late": {
        "app/__init__.py": "def __getattr__(name):\n    if name == 'B':\n        from .b import B\n"
        "        return B\n    raise AttributeError(name)\nfrom .a import A\n",
        "app/a.py": "from app import B\nA = 1\n",
        "app/b.py": "B = 1\n",
    },
    "a name that is given late, of a module that comes too early": {
        "app/__init__.py": "def __getattr__(name):\n    if name == 'B':\n        from .b import B\n"
        "        return B\n    raise AttributeError(name)\nfrom .a import A\n",
        "app/a.py": "from app import B\nA = 1\n",
        "app/b.py": "from app.a import A\nB = 1\n",
    },
    "a function": {
        "app/__init__.py": "from .a import A\n",
        "app/a.py": "def f():\n    from app import B\nA = 1\n",
    },
    "type checkers": {
        "app/__init__.py": "from .a import A\n",
        "app/a.py": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n"
        "    from app import B\nelse:\n    B = 1\nA = 1\n",
    },
    "a class": {
        "app/__init__.py": "from .a import A\n",
        "app/a.py": "class A:\n    from app import B\n",
    },
    "something outside": {
        "app/__init__.py": "from core import C\nB = 1\n",
        "core.py": "from app import B\nC = 1\n",
    },
    "a namespace": {
        "app/inner/a.py": "from app.inner import b\nfrom app.inner.b import B\n",
        "app/inner/b.py": "B = 1\n",
    },
    "an import that may fail, and does not": {
        "app/__init__.py": "try:\n    from .b import B\nexcept ImportError:\n    B = C = None\n"
        "from .a import A\n",
        "app/a.py": "from app import B\nA = 1\n",
        "app/b.py": "B = 1\n",
    },
    "a module that is imported whole": {
        "app/__init__.py": "import app.a as a, app.b\nfrom app.c import C\n",
        "app/a.py": "",
        "app/b.py": "",
        "app/c.py": "from app import a, b\nC = 1\n",
    },
    "a name under a condition": {
        "app/__init__.py": "if True:\n    B = 1\nwith open(__file__) as C:\n    D = 1\n"
        "from .a import A\n",
        "app/a.py": "from app import B, C, D\nA = 1\n",
    },
}


@pytest.mark.parametrize("name", PROJECTS)
def test_what_fails_fails(name: str, server: Server) -> None:
    files = {path: textwrap.dedent(text).encode() for path, text in PROJECTS[name].items()}
    tree = MemoryTree(files)
    layout = Layout(files)
    imports = Imports(Project(layout, tree))
    modules = list(layout.names())
    real = server.run(files, [f"import {module}" for module in modules])
    for module in modules:
        found = imports.failures([module])
        assert found is not None
        assert bool(found) == bool(real[f"import {module}"]), (module, found, real)
