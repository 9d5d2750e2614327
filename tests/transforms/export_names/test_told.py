"""What is told where nothing can be done, and what is left alone."""

from migrator.core.findings import State
from tests.transforms.export_names.migrating import migrated

FILES = {
    "app/__init__.py": b"",
    "app/ws/__init__.py": b"",
    "app/ws/context.py": b"class Context: ...\n",
    "app/main.py": b"from app.ws import Context\n",
}
OPTIONS = {"packages": ["app.ws"]}


def test_a_file_that_may_not_be_changed_is_told_of() -> None:
    result = migrated(FILES, OPTIONS, locked=["app/ws/__init__.py"])
    assert result.after == FILES
    told = "app.ws lacks `Context`, but app/ws/__init__.py is not to be changed"
    assert result.result.notes == (told,)


def test_a_file_that_cannot_be_parsed_is_told_of() -> None:
    result = migrated({**FILES, "app/ws/__init__.py": b"import (\n"}, OPTIONS)
    assert result.result.notes == (
        "what app.ws lacks is not known: app/ws/__init__.py cannot be parsed",
    )


def test_line_ends_of_an_empty_file_are_plain() -> None:
    assert migrated(FILES, OPTIONS).after["app/ws/__init__.py"] == b"from .context import Context\n"


def test_what_another_phase_selects_stays() -> None:
    result = migrated({**FILES, "lib/x.py": b"from app.ws import Context as C\n"}, OPTIONS)
    assert [one.anchor for one in result.applied] == ["app/ws/__init__.py"]


def test_review_is_told_with_the_edits_that_it_would_make() -> None:
    files = {**FILES, "app/main.py": b"import app.ws as w\n\nw.Context\n"}
    (finding,) = migrated(files, OPTIONS).result.findings
    assert finding.state is State.NEEDS_REVIEW
    assert [edit.text for edit in finding.edits] == [b"from .context import Context\n"]


def test_each_edit_belongs_to_the_name_that_it_is_made_for() -> None:
    files = {
        **FILES,
        "app/ws/other.py": b"class Other: ...\n",
        "app/main.py": b"from app.ws import Context, Other\n",
        "app/ws/__init__.py": b'__all__ = [\n    "A",\n    "Z",\n]\nA = Z = 1\n',
    }
    findings = migrated(files, OPTIONS).applied
    assert {one.new: b"".join(edit.text for edit in one.edits) for one in findings} == {
        "app.ws.Context": b"from .context import Context\nfrom .other import Other\n\n"
        b'    "Context",\n    "Other",\n',
        "app.ws.Other": b"",
    }


def test_files_of_a_newer_python_do_not_hinder() -> None:
    files = {**FILES, "app/newer.py": b"type X[T] = list[T]\nfrom app.ws import Context\n"}
    assert migrated(files, OPTIONS).applied
