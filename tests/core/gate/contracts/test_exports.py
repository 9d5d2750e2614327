"""Names that modules must offer."""

import pytest

from migrator.core.gate.contracts.exports import faults
from migrator.core.gate.faults import Fault, new_faults
from migrator.core.manifest.contracts import Export
from migrator.core.project import NoEnvironment
from tests.core.gate.views import view

CONTRACT = Export(module="app", names=("make", "Manager"))


def found(package: str, **files: str) -> list[Fault]:
    others = {f"app/{name}.py": text for name, text in files.items()}
    return list(faults([CONTRACT], view({"app/__init__.py": package, **others})))


def test_names_that_are_bound_or_re_exported_are_offered() -> None:
    package = "from .manager import make, _Manager as Manager\n"
    assert not found(package, manager="def make(): ...\nclass _Manager: ...\n")


def test_a_module_is_a_name_of_its_package() -> None:
    assert not found("class Manager: ...\n", make="")


def test_a_name_that_nothing_binds_is_missing() -> None:
    [fault] = found("def make(): ...\n")
    assert (fault.path, fault.code) == ("app/__init__.py", "export-missing")
    assert fault.message == "app does not offer Manager"


def test_a_re_export_of_what_the_submodule_has_lost_is_missing_at_its_import() -> None:
    [fault] = found(
        "class Manager: ...\n\nfrom .manager import make\n", manager="def made(): ...\n"
    )
    assert (fault.line, fault.code) == (3, "export-missing")
    assert "app.manager.make" in fault.message


def test_a_chain_of_re_exports_breaks_at_its_far_end() -> None:
    package = "from .api import make\nclass Manager: ...\n"
    assert not found(package, api="from .core import make\n", core="make = print\n")
    assert found(package, api="from .core import make\n", core="made = print\n")


def test_a_stand_in_where_an_import_fails_is_offered() -> None:
    package = (
        "try:\n    from .gone import make\nexcept ImportError:\n    make = None\n"
        "class Manager: ...\n"
    )
    assert not found(package)


def test_what_is_there_for_type_checkers_only_is_not_offered() -> None:
    package = "class Manager: ...\nif TYPE_CHECKING:\n    from .manager import make\n"
    assert [fault.code for fault in found(package, manager="def make(): ...\n")] == [
        "export-missing"
    ]


@pytest.mark.parametrize(
    "package",
    [
        "def __getattr__(name): ...\n",
        "from elsewhere import *\n",
        "globals().update(load())\n",
        "def broken(:\n",
    ],
)
def test_what_cannot_be_known_is_no_fault(package: str) -> None:
    assert not found(package)


@pytest.mark.parametrize(
    "listed",
    [
        '__all__ = ["make"]',
        '__all__: list[str] = ("make",)',
        '__all__ = []\n__all__ += ["make"]',
        '__all__ = []\n__all__.append("make")\n__all__.extend(["x"])',
        '__all__ = ["x"] + ["make"]',
        'if make:\n    __all__ = ["make"]\nelse:\n    __all__ = []',
    ],
)
def test_a_name_that_all_does_not_list_is_unlisted(listed: str) -> None:
    [fault] = found(f"def make(): ...\nclass Manager: ...\n{listed}\n")
    assert (fault.code, fault.line) == ("export-unlisted", 0)
    assert fault.message == "__all__ of app does not list Manager"


@pytest.mark.parametrize(
    "listed",
    [
        "",
        '__all__ = ["make", "Manager"]',
        "__all__ = [name for name in dir()]",
        '__all__ = ["make", *more]',
        '__all__ = ["make"] + others.__all__',
        '__all__ = ["make"]\n__all__ += others.__all__',
        '__all__ = names = ["make"]',
        '__all__ = ["make"]\n__all__[1:] = more',
        '__all__ = ["make"]\ndef export(f):\n    __all__.append(f.__name__)',
        "__all__: list[str]",
    ],
)
def test_a_list_that_cannot_be_read_is_no_fault(listed: str) -> None:
    assert not found(f"def make(): ...\nclass Manager: ...\n{listed}\n")


def test_a_missing_module_is_one_fault() -> None:
    [fault] = faults([CONTRACT], view({"other.py": ""}))
    assert (fault.path, fault.code) == ("", "export-module-missing")


def test_an_installed_module_is_taken_to_offer_what_it_must() -> None:
    class Installed(NoEnvironment):
        def longest_module(self, dotted: str) -> str | None:
            return dotted

    assert not list(faults([CONTRACT], view({"other.py": ""}, environment=Installed())))


def test_a_fault_stays_the_same_when_its_line_moves() -> None:
    text = "class Manager: ...\nfrom .manager import make\n"
    before, after = found(text, manager=""), found(f"\n\n{text}", manager="")
    assert before != after
    assert not new_faults(before, after)
