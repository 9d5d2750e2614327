"""Generated projects: what nothing refers to goes, all else stays, and what ran runs."""

import os
from collections.abc import Callable
from random import Random

import pytest

from migrator.core.findings import State
from tests.transforms.remove_legacy.migrating import removed
from tests.transforms.replace_calls.running import Projects
from transforms.remove_legacy.finding import is_reference

SEEDS = range(1500 if os.environ.get("MIGRATOR_ALL") else 60)
DEFINITIONS: tuple[Callable[[str], str], ...] = (
    "{0} = New".format,
    "{0} = new.New".format,
    "class {0}(New):\n    pass".format,
    'class {0}(New):\n    """Old."""'.format,
    "def {0}(*args, **kwargs):\n    return make(*args, **kwargs)".format,
    'def {0}(a):\n    """Old."""\n    warnings.warn("old")\n    return make(a)'.format,
    "async def {0}(a):\n    return await amake(a)".format,
    "def {0}(a, *, b=None): return take(a, b=b)  # one line".format,
)
HEAD = (
    "import warnings\n\nfrom app import new\n"
    "from app.new import New, amake, make, take\n\nKEPT = 1\n"
)
NEW = (
    "class New:\n    pass\n\n\ndef make(*args, **kwargs):\n    return args\n\n\n"
    "async def amake(*args):\n    return args\n\n\ndef take(a, *, b=None):\n    return a, b\n"
)
#: How a file may refer to a name of a module.
USES: tuple[Callable[[str, str], str], ...] = (
    "from app.{0} import {1}\n".format,
    "from app.{0} import {1} as other\n\nprint(other)\n".format,
    "from .{0} import {1}\n".format,
    "import app.{0}\n\nprint(app.{0}.{1})\n".format,
    "import app.{0} as module\n\nprint(module.{1})\n".format,
    "from app import {0}\n\nprint({0}.{1})\n".format,
    "from . import {0} as module\n\n\ndef use():\n    return module.{1}\n".format,
    'from app import {0}\n\nprint(getattr({0}, "{1}"))\n'.format,
    'from importlib import import_module\n\nmodule = import_module("app.{0}")\n'
    'print(getattr(module, "{1}"))\n'.format,
    'NAME = "app.{0}.{1}"\n'.format,
    'NAME = "app.{0}:{1}"\n'.format,
    "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from app.{0} import {1}\n".format,
    "def use():\n    from app.{0} import {1}\n    return {1}\n".format,
    "from app.{0} import (\n    KEPT,\n    {1},  # here\n)\n".format,
    "try:\n    from app.{0} import {1}\nexcept ImportError:\n    {1} = None\n".format,
)


class Generated:
    """A project, and which of its old names something refers to."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.files = {"app/__init__.py": "", "app/new.py": NEW}
        self.used: set[str] = set()
        self.named: list[str] = []
        for number in range(self.random.randint(1, 3)):
            self._module(f"old{number}")
        for number in range(self.random.randint(0, 4)):
            self._use(number)

    def _module(self, module: str) -> None:
        blocks = [HEAD]
        for number in range(self.random.randint(1, 5)):
            name = f"Name{number}" if self.random.random() < 0.5 else f"{module}_name{number}"
            blocks.append(self.random.choice(DEFINITIONS)(name) + "\n")
            self.named.append(f"app.{module}.{name}")
            if self.random.random() < 0.2:
                blocks.append(f"def kept{number}():\n    return {name}\n")
                self.used.add(self.named[-1])
        self.files[f"app/{module}.py"] = "\n\n".join(blocks)

    def _use(self, number: int) -> None:
        dotted = self.random.choice(self.named)
        _app, module, name = dotted.split(".")
        self.files[f"app/use{number}.py"] = self.random.choice(USES)(module, name)
        self.used.add(dotted)

    @property
    def data(self) -> dict[str, bytes]:
        return {path: text.encode() for path, text in self.files.items()}


@pytest.mark.parametrize("seed", SEEDS)
def test_exactly_what_nothing_refers_to_goes(seed: int, server: Projects) -> None:
    generated = Generated(seed)
    after, result = removed(generated.data, {"names": generated.named})
    assert not result.defects
    states = {one.old: one.state for one in result.findings if not is_reference(one)}
    applied = {name for name, state in states.items() if state is State.APPLIED}
    assert states.keys() == set(generated.named)
    assert not applied & generated.used
    unsure = {name for name, state in states.items() if state is State.NEEDS_REVIEW}
    assert set(generated.named) - generated.used == applied | unsure
    # The same word elsewhere, looked up in what nobody knows, is all that is unsure.
    assert not unsure or any("getattr" in text for text in generated.files.values())
    before, later = server.run(generated.data), server.run(after)
    assert later.broken.keys() <= before.broken.keys(), later.broken
    again, _result = removed(after, {"names": generated.named})
    assert again == after


@pytest.mark.parametrize("seed", SEEDS)
def test_modules_go_when_all_that_refers_to_them_does(seed: int, server: Projects) -> None:
    generated = Generated(seed)
    modules = {dotted.rpartition(".")[0] for dotted in generated.named}
    used = {dotted.rpartition(".")[0] for dotted in generated.used}
    uses = [text for path, text in generated.files.items() if path.startswith("app/use")]
    held = {
        module
        for module in modules
        for text in uses
        if module in text or f" {module[4:]}" in text or f".{module[4:]} " in text
    }
    after, result = removed(generated.data, {"definitions": sorted(modules)})
    assert not result.defects
    gone = {module for module in modules if f"{module.replace('.', '/')}.py" not in after}
    assert gone == modules - held
    assert held <= used
    before, later = server.run(generated.data), server.run(after)
    assert later.broken.keys() <= before.broken.keys(), later.broken
