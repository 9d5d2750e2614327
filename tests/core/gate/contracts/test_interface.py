"""Methods that classes must have."""

import pytest

from migrator.core.gate.contracts.interface import faults
from migrator.core.gate.faults import Fault
from migrator.core.manifest.contracts import Interface
from tests.core.gate.views import view


def found(text: str, *methods: str, **files: str) -> list[Fault]:
    contract = Interface.model_validate({"class": "app.C", "methods": methods or ("close",)})
    others = {f"{name}.py": content for name, content in files.items()}
    return list(faults([contract], view({"app.py": text, **others})))


def codes(text: str, *methods: str, **files: str) -> list[str]:
    return [fault.code for fault in found(text, *methods, **files)]


def test_a_method_may_be_inherited_from_another_module() -> None:
    text = "from base import Base as B\nclass C(B): ...\n"
    assert not found(text, base="class Base:\n    def close(self): ...\n")


def test_a_lost_method_is_told_at_the_class() -> None:
    [fault] = found("\nclass C:\n    def shut(self): ...\n")
    assert (fault.path, fault.line, fault.code) == ("app.py", 2, "method-missing")
    assert fault.message == "app.C has no method close"


def test_a_re_exported_class_is_judged_where_it_is_defined() -> None:
    [fault] = found("from deep import D as C\n", deep="class D: ...\n")
    assert (fault.path, fault.message) == ("deep.py", "app.C has no method close")


@pytest.mark.parametrize(
    "text",
    [
        "from elsewhere import B\nclass C(B): ...\n",
        "class C(make()): ...\n",
        "@register\nclass C: ...\n",
        "C = make()\n",
        "from elsewhere import C\n",
        "class C:\n    def __getattr__(self, n): ...\n",
        "class C:\n    def __init__(self, close):\n        self.close = close\n",
        "def __getattr__(name): ...\n",
    ],
)
def test_what_cannot_be_known_lacks_nothing(text: str) -> None:
    assert not found(text, "close", "async close", "sync close")


@pytest.mark.parametrize("text", ["", "class D: ...\n", "def C(): ...\n"])
def test_a_class_that_is_not_there_is_missing(text: str) -> None:
    assert codes(text, "close", "open") == ["class-missing"]


def test_a_class_of_no_module_at_all_is_missing() -> None:
    contract = Interface.model_validate({"class": "gone.C", "methods": ("close",)})
    assert [fault.code for fault in faults([contract], view({"app.py": ""}))] == ["class-missing"]


@pytest.mark.parametrize(
    ("body", "is_async", "is_sync"),
    [
        ("async def close(self): ...", True, False),
        ("def close(self): ...", False, True),
        ("async def close(self):\n        yield 1", False, True),
        ("async def close(self):\n        def f(): yield 1", True, False),
        ("async def _close(self): ...\n    close = _close", True, False),
        ("@staticmethod\n    async def close(): ...", True, False),
        ("@abc.abstractmethod\n    def close(self): ...", False, True),
        ("@wrapped\n    def close(self): ...", True, True),
        ("@contextmanager\n    def close(self): ...", True, True),
        ("close = partial(f)", True, True),
        ("close = lambda self: self.shut()", True, True),
        ("@overload\n    def close(self): ...\n    async def close(self, x=1): ...", True, False),
        (
            "if X:\n        def close(self): ...\n    else:\n        async def close(self): ...",
            True,
            True,
        ),
    ],
)
def test_the_kind_of_a_method_is_demanded(body: str, is_async: bool, is_sync: bool) -> None:
    text = f"class C:\n    {body}\n"
    assert codes(text, "async close") == ([] if is_async else ["method-kind"])
    assert codes(text, "sync close") == ([] if is_sync else ["method-kind"])
    assert not codes(text, "close")


def test_the_kind_is_told_in_words() -> None:
    [fault] = found("class C:\n    def close(self): ...\n", "async close")
    assert fault.line == 2
    assert fault.message == "app.C.close is sync, and has to be async"


@pytest.mark.parametrize(
    "body",
    [
        "@property\n    def close(self): ...",
        "@functools.cached_property\n    def close(self): ...",
        "@property\n    def close(self): ...\n    @close.setter\n    def close(self, value): ...",
        "close = None",
        "close: int = 3",
    ],
)
def test_a_property_or_a_constant_is_no_method(body: str) -> None:
    assert codes(f"class C:\n    {body}\n", "close") == ["method-missing"]
    assert codes(f"class C:\n    {body}\n", "async close") == ["method-missing"]


def test_the_kind_of_an_inherited_method_is_not_judged_where_bases_differ() -> None:
    text = (
        "class A:\n    def close(self): ...\n"
        "class B(A):\n    async def close(self): ...\n"
        "class D(A): ...\n"
        "class C(D, B): ...\n"
    )
    assert not found(text, "async close", "sync close")


def test_each_of_several_methods_is_asked_for() -> None:
    text = "class C:\n    async def send(self): ...\n"
    assert codes(text, "async send", "close", "open") == ["method-missing", "method-missing"]


def test_methods_of_known_classes_from_outside_count() -> None:
    text = "from collections.abc import Mapping\nclass C(Mapping): ...\n"
    assert not found(text, "keys")
    assert codes(text, "close") == ["method-missing"]
