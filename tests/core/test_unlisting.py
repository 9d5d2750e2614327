"""Entries of `__all__` go in the form that the list has, each with the comment behind it."""

import pytest

from migrator.core.edits import apply
from migrator.core.listing import listing
from migrator.core.source import PythonSource
from migrator.core.unlisting import unlisted


def without(text: str, *names: str) -> str | None:
    source = PythonSource("a.py", text.encode())
    found = listing(source)
    entries = [entry for entry in found.entries if entry.name in names]
    edits = unlisted(source, found, entries)
    return None if edits is None else apply(source.code, edits).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('["a"]', "[]"),
        ('("a",)', "()"),
        ('["a", "b"]', '["b"]'),
        ('["b", "a"]', '["b"]'),
        ('["b", "a",]', '["b",]'),
        ('["b", "a", "c"]', '["b", "c"]'),
        ('["a", "b", "a", "c", "a"]', '["b", "c"]'),
        ('["a", "d"]', "[]"),
        ('["b", "a", "d"]', '["b"]'),
        ('["a", "b", "d"]', '["b"]'),
        ('("b", "a")', '("b",)'),
        ('("a", "b")', '("b",)'),
        ('("a", "b", "c")', '("b", "c")'),
        ('("b", "a", "d")', '("b",)'),
        ('"a", "b"', '"b",'),
        ('"b", "a", "c"', '"b", "c"'),
        ('["b"] + ["a"]', '["b"] + []'),
        ('[*others, "a"]', "[*others]"),
        ('[\n    "a",\n    "b",\n]', '[\n    "b",\n]'),
        ('[\n    "b",\n    "a",\n]', '[\n    "b",\n]'),
        ('[\n    "b",\n    "a"\n]', '[\n    "b"\n]'),
        ('[\n    "b",  # kept\n    "a"  # gone\n]', '[\n    "b"  # kept\n]'),
        ('(\n    "b",\n    "a"\n)', '(\n    "b",\n)'),
        ('[\n    "b", "a",  # both\n    "c",\n]', '[\n    "b",  # both\n    "c",\n]'),
        ('[\n    "a", "d",\n    "c",\n]', '[\n    "c",\n]'),
        ('[\n    # all of it\n    "a",  # gone\n]', "[\n    # all of it\n]"),
        ('["b",\n           "a"]', '["b"\n           ]'),
        ('["a",\n           "b"]', '[\n           "b"]'),
    ],
)
def test_a_display(before: str, after: str) -> None:
    assert without(f"__all__ = {before}\nx = 1\n", "a", "d") == f"__all__ = {after}\nx = 1\n"


@pytest.mark.parametrize(
    "statement",
    ['__all__.append("a")', '__all__ += ["a"]', '__all__ += ("a", "d")', '__all__.extend(["a"])'],
)
def test_what_only_adds_the_entry_goes(statement: str) -> None:
    text = f'__all__ = ["b"]\n{statement}\nx = 1\n'
    assert without(text, "a", "d") == '__all__ = ["b"]\nx = 1\n'


@pytest.mark.parametrize(
    "text",
    [
        '__all__ = []\nif x:\n    __all__.append("a")\n',
        '__all__ = ["b", "a"\n    "longer"]\n',
        '__all__ = "b", \\\n    "a"\n',
    ],
)
def test_what_has_another_form_stays(text: str) -> None:
    assert without(text, "a", "alonger") is None
