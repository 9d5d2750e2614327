"""What goes together goes together: selections, excluded files, and what has to be gone."""

from migrator.core.findings import State
from tests.transforms.remove_legacy.migrating import removed
from transforms.remove_legacy.finding import is_reference

FILES = {
    "app/__init__.py": b"",
    "app/new.py": b"def make(): ...\n",
    "app/old.py": b"from app.new import make\n",
    "app/older.py": b"from app.old import make\n",
}
NAMES = {"names": ("app.old", "app.older"), "require": True}


def states(files: dict[str, bytes], **given: frozenset[str]) -> dict[str, State]:
    _after, result = removed(files, NAMES, **given)
    return {one.old: one.state for one in result.findings if not is_reference(one)}


def test_all_go_together() -> None:
    after, result = removed(FILES, NAMES)
    assert after.keys() == {"app/__init__.py", "app/new.py"}
    assert result.unmet == ()


def test_what_refers_to_it_has_to_be_selected_too() -> None:
    selected = frozenset({"app/old.py"})
    assert states(FILES, selected=selected) == {
        "app.old": State.MANUAL,
        "app.older": State.ELSEWHERE,
    }


def test_the_end_of_a_chain_may_go_first() -> None:
    selected = frozenset({"app/older.py"})
    assert states(FILES, selected=selected) == {
        "app.old": State.ELSEWHERE,
        "app.older": State.APPLIED,
    }


def test_an_excluded_file_refers_to_it_all_the_same() -> None:
    files = {**FILES, "vendor/use.py": b"import app.older\n"}
    after, result = removed(files, NAMES, excluded=frozenset({"vendor/use.py"}))
    assert after == files
    assert "app.older stays: referred to by vendor/use.py:1" in result.unmet


def test_an_excluded_file_stays_and_is_told_of_where_it_has_to_go() -> None:
    after, result = removed(FILES, NAMES, excluded=frozenset({"app/older.py"}))
    assert after == FILES
    assert result.unmet == (
        "app.old stays: referred to by app/older.py:1",
        "app.older stays: its file is excluded",
    )


def test_what_is_suppressed_keeps_its_file() -> None:
    files = {**FILES, "app/older.py": b"from app.old import make  # migrator: ignore[old]\n"}
    after, result = removed(files, NAMES)
    assert after == files
    assert result.unmet


def test_a_file_that_cannot_be_read_stays() -> None:
    files = {**FILES, "app/older.py": b"from app.old import make\nprint make\n"}
    after, result = removed(files, NAMES)
    assert after == files
    assert "app.older stays: its file cannot be read" in result.unmet
