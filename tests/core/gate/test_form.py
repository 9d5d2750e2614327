"""A changed file keeps its encoding, its line ends and its last newline."""

import codecs

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.form import form_faults


def change(old: bytes, new: bytes, path: str = "a.py") -> FileChange:
    return FileChange(path, old, new, (Edit(0, len(old), new),))


def codes(old: bytes, new: bytes, path: str = "a.py", *, found: bytes | None = None) -> list[str]:
    changed = change(old, new, path)
    return [fault.code for fault in form_faults(changed, new if found is None else found)]


BOM = codecs.BOM_UTF8
LATIN = "# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"a = 1\n", b"b = 1\n"),
        (b"a = 1", b"b = 1"),
        (b"a = 1\r\nb = 2\r\n", b"b = 2\r\n"),
        (b"a\r\nb\n", b"a\nb\r\n"),
        (b"a\r\nb\n", b"a\n"),
        (BOM + b"a = 1\n", BOM + b"b = 1\n"),
        (LATIN, LATIN.replace(b"x", b"y")),
        (b"", b"a = 1\n"),
        (b"a = 1\n", b""),
        (b"a = 1", b"a = 1; b = 2"),
    ],
)
def test_what_keeps_its_form_is_well(old: bytes, new: bytes) -> None:
    assert codes(old, new) == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"a = 1\r\nb = 2\r\n", b"a = 1\nb = 2\r\n", "line-ends-changed"),
        (b"a = 1\nb = 2\n", b"a = 1\r\nb = 2\n", "line-ends-changed"),
        (b"a = 1\n", b"a = 2", "last-newline-changed"),
        (b"a = 1", b"a = 2\n", "last-newline-changed"),
        (BOM + b"a = 1\n", b"a = 1\n", "encoding-changed"),
        (b"a = 1\n", BOM + b"a = 2\n", "encoding-changed"),
        (LATIN, LATIN.replace(b"latin-1", b"utf-8  "), "encoding-changed"),
        (LATIN, LATIN.replace(b"latin-1", b"latin-x"), "encoding-changed"),
        (b"a = 1\n", b"a = '\xff'\n", "encoding-changed"),
    ],
)
def test_what_loses_its_form_is_told(old: bytes, new: bytes, code: str) -> None:
    assert codes(old, new)[0] == code


def test_other_text_files_have_a_form_too() -> None:
    assert codes(BOM + b"a\n", b"a\n", "a.yml") == ["encoding-changed"]
    assert codes(b"a\r\n", b"a\n", "a.yml") == ["line-ends-changed"]


def test_a_file_that_is_checked_out_as_something_else_is_told() -> None:
    assert codes(b"a = 1\n", b"a = 2\n", found=b"a = 3\n") == ["other-bytes"]


def test_what_git_writes_into_a_file_is_not_the_phases() -> None:
    found = b"# $Id: 0123abc $\nb = 1\n"
    assert codes(b"# $Id$\na = 1\n", b"# $Id: ffff00 $\nb = 1\n", found=found) == []
    assert codes(b"# $Id$\na = 1\n", b"# $Id$\nb = 1\n", found=found) == []


def test_the_line_is_told_where_the_line_ends_change() -> None:
    (fault,) = form_faults(change(b"a\nb\n", b"a\nb\r\n"), b"a\nb\r\n")
    assert (fault.line, fault.message) == (2, "lines end with CRLF now")


def test_a_new_file_and_one_that_is_gone_have_no_form_to_keep() -> None:
    assert list(form_faults(FileChange("a.py", None, b"a"), b"a")) == []
    assert list(form_faults(FileChange("a.py", b"a", None), b"")) == []
