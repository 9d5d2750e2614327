"""Factories that nothing calls while it is imported."""

import pytest

from migrator.core.gate.contracts.imports_clean import faults
from migrator.core.gate.faults import Fault
from migrator.core.manifest.contracts import ImportsClean
from tests.core.gate.views import view

APP = {
    "app/__init__.py": "",
    "app/ws/__init__.py": "from app.ws.manager import get_manager as make, Manager\n",
    "app/ws/manager.py": "class Manager: ...\ndef get_manager(): return Manager()\n",
}
FACTORIES = ("app.ws.manager.get_manager", "app.ws.manager.Manager")


def found(text: str, path: str = "use.py", **contract: object) -> list[Fault]:
    demanded = ImportsClean.model_validate({"factories": FACTORIES, **contract})
    return list(faults([demanded], view({**APP, path: text})))


@pytest.mark.parametrize(
    "text",
    [
        "from app.ws.manager import get_manager\nm = get_manager()\n",
        "from app.ws.manager import get_manager as g\nm = g()\n",
        "from app.ws import make\nm = make()\n",
        "from app.ws import make as other\nm = other()\n",
        "from app.ws import *\nm = make()\n",
        "import app.ws.manager\nm = app.ws.manager.get_manager()\n",
        "import app.ws.manager as ws\nm = ws.get_manager()\n",
        "from app import ws\nm = ws.make()\n",
        "from app.ws import manager\nm = manager.get_manager()\n",
        "from app.ws import Manager\nm = Manager()\n",
        "from app.ws import Manager as M\nOld = M\nm = Old()\n",
        "from app.ws.manager import get_manager\ng = get_manager\nm = g()\n",
        "from app.ws.manager import get_manager as g\ntry:\n    m = g()\nexcept E:\n    m = 0\n",
        "try:\n    from app.ws.manager import get_manager\n    m = get_manager()\n"
        "except ImportError:\n    get_manager = None\n",
        "def f():\n    from app.ws.manager import get_manager\n    return get_manager()\nm = f()\n",
        "class A:\n    from app.ws.manager import get_manager as g\n    m = g()\n",
        "from app.ws.manager import get_manager\nclass A:\n    def f(self, m=get_manager()): ...\n",
        "from app.ws.manager import get_manager\nm = get_manager()\ndel get_manager\n",
        "from app.ws.manager import get_manager\n@get_manager\ndef f(): ...\n",
    ],
)
def test_a_call_on_import_is_found_through_whatever_name(text: str) -> None:
    [fault] = found(text)
    assert (fault.path, fault.code) == ("use.py", "import-time-call")
    assert "app.ws.manager." in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "from app.ws.manager import get_manager\ndef f(): return get_manager()\n",
        "from app.ws.manager import get_manager\nclass T:\n    def test(self): get_manager()\n",
        "from other import get_manager\nm = get_manager()\n",
        "def get_manager(): ...\nm = get_manager()\n",
        "from app.ws.manager import get_manager\nget_manager = lambda: 1\nm = get_manager()\n",
        "m = self.get_manager()\n",
        "from app.ws.manager import get_manager\nm = field(default_factory=get_manager)\n",
        "from app.ws.manager import get_manager\nif __name__ == '__main__':\n    get_manager()\n",
        "if TYPE_CHECKING:\n    from app.ws.manager import get_manager\n    get_manager()\n",
        "from app.ws.manager import get_manager\ndef f(get_manager): get_manager()\nf(print)\n",
        "from unittest.mock import patch\np = patch('app.ws.manager.get_manager')\n",
        "from app.ws.manager import Manager\nclass Sub(Manager): ...\n",
        "from app.ws.manager import get_manager\nm = get_manager(\n",
    ],
)
def test_everything_else_is_clean(text: str) -> None:
    assert not found(text)


def test_the_way_to_the_call_is_told_and_the_line_is_not() -> None:
    text = "from app.ws import Manager\ndef a(): b()\ndef b(): Manager()\n"
    [fault] = found(f"{text}a()\n")
    assert fault.line == 3
    assert fault.message == ("importing this calls app.ws.manager.Manager, through a() and b()")


def test_only_the_files_of_the_contract_are_looked_at() -> None:
    text = "from app.ws.manager import get_manager\nm = get_manager()\n"
    assert found(text, "tests/a.py", paths=("tests/**",))
    assert not found(text, "src/a.py", paths=("tests/**",))
    assert not found(text, "tests/a.py", exclude=("tests/a.py",))


@pytest.mark.parametrize("path", ["app/__main__.py", "run.sh", "README.md"])
def test_what_is_never_imported_is_not_looked_at(path: str) -> None:
    assert not found("from app.ws.manager import get_manager\nm = get_manager()\n", path)


def test_a_chain_of_new_names_is_followed_from_file_to_file() -> None:
    files = {
        **APP,
        "app/one.py": "from app.ws import make as first\n",
        "app/two.py": "from app.one import first\nsecond = first\n",
        "tests/use.py": "from app.two import second\nmanager = second()\n",
        "tests/namesake.py": "from elsewhere.two import second\nmanager = second()\n",
    }
    contract = ImportsClean(factories=("app.ws.manager.get_manager",))
    assert [fault.path for fault in faults([contract], view(files))] == ["tests/use.py"]


def test_a_factory_that_is_listed_by_its_re_export_is_found_by_its_own_name() -> None:
    contract = ImportsClean(factories=("app.ws.make",))
    use = "from app.ws.manager import get_manager\nm = get_manager()\n"
    [fault] = faults([contract], view({**APP, "use.py": use}))
    assert fault.message == "importing this calls app.ws.make"


def test_factories_of_other_packages_and_of_dynamic_modules_are_found_as_written() -> None:
    files = {
        "lazy/__init__.py": "def __getattr__(name): ...\n",
        "a.py": "import boto3 as b\nclient = b.client('s3')\n",
        "b.py": "from lazy import connect\nc = connect()\n",
    }
    contract = ImportsClean(factories=("boto3.client", "lazy.connect"))
    assert [fault.path for fault in faults([contract], view(files))] == ["a.py", "b.py"]


def test_a_method_of_a_class_may_be_a_factory() -> None:
    files = {
        "app.py": "class Pool:\n    @classmethod\n    def shared(cls): ...\n",
        "use.py": "from app import Pool as P\np = P.shared()\nq = P()\n",
    }
    contract = ImportsClean(factories=("app.Pool.shared",))
    [fault] = faults([contract], view(files))
    assert fault.line == 2
