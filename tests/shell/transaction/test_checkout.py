"""Files of a checkout follow, and go back, whatever somebody does in between."""

from dataclasses import replace
from pathlib import Path

import pytest

from migrator.shell.transaction.checkout import Checkout
from migrator.shell.transaction.intent import Entry, FileMove, fingerprint

ENTRY = Entry("100644", "0" * 40)
BEFORE = {"a.py": "old", "gone/b.py": "going"}
AFTER = {"a.py": "new", "come/c.py": "coming"}


class Stage:
    """A checkout in which one file changes, one goes and one comes."""

    def __init__(self, folder: Path) -> None:
        self.root, self.staging = folder / "root", folder / "staging"
        self.staging.mkdir()
        for path, text in BEFORE.items():
            self.save(path, text)
        self.moves = [
            self._move("0", "a.py", "old", "new"),
            self._move("1", "gone/b.py", "going", None),
            self._move("2", "come/c.py", None, "coming"),
        ]
        self.checkout = Checkout(self.root, self.staging)

    def _move(self, slot: str, path: str, old: str | None, new: str | None) -> FileMove:
        after = None
        if new is not None:
            (self.staging / slot).write_text(new)
            after = fingerprint(self.staging / slot)
        before = fingerprint(self.root / path)
        was, comes = (None if text is None else ENTRY for text in (old, new))
        return FileMove(path, was, comes, before, after, slot)

    def save(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def files(self) -> dict[str, str]:
        return {
            str(path.relative_to(self.root)): path.read_text()
            for path in self.root.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    return Stage(tmp_path)


def test_all_follow(stage: Stage) -> None:
    stage.checkout.follow(stage.moves)
    assert stage.files() == AFTER
    assert stage.checkout.disturbed(stage.moves) == []


def test_what_was_displaced_lies_in_the_staging_folder(stage: Stage) -> None:
    stage.checkout.follow(stage.moves)
    assert [(stage.staging / slot).read_text() for slot in "01"] == ["old", "going"]


def test_all_go_back(stage: Stage) -> None:
    stage.checkout.follow(stage.moves)
    assert stage.checkout.go_back(stage.moves) == []
    assert stage.files() == BEFORE
    assert not (stage.root / "come").exists()


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_whatever_had_moved_goes_back_and_a_second_time_changes_nothing(
    stage: Stage, count: int
) -> None:
    stage.checkout.follow(stage.moves[:count])
    for _time in range(2):
        assert stage.checkout.go_back(stage.moves) == []
        assert stage.files() == BEFORE


def test_folders_that_have_lost_their_last_file_go(stage: Stage) -> None:
    stage.save("gone/deep/kept.py", "kept")
    stage.checkout.follow(stage.moves)
    stage.checkout.tidy(stage.moves)
    assert (stage.root / "gone/deep/kept.py").exists()
    (stage.root / "gone/deep/kept.py").unlink()
    (stage.root / "gone/deep").rmdir()
    stage.checkout.tidy(stage.moves)
    assert not (stage.root / "gone").exists()
    assert stage.root.exists()


def test_a_file_that_is_in_the_way_is_never_replaced(stage: Stage) -> None:
    stage.save("come/c.py", "mine")
    with pytest.raises(FileExistsError):
        stage.checkout.follow(stage.moves)
    assert stage.files()["come/c.py"] == "mine"
    assert stage.checkout.go_back(stage.moves) == ["come/c.py"]
    assert stage.files() == {**BEFORE, "come/c.py": "mine"}


def test_a_save_before_the_move_is_noticed_and_given_back(stage: Stage) -> None:
    stage.save("a.py", "saved")
    stage.checkout.follow(stage.moves)
    assert stage.checkout.disturbed(stage.moves) == ["a.py"]
    stage.checkout.go_back(stage.moves)
    assert stage.files() == {**BEFORE, "a.py": "saved"}


def test_a_save_into_the_displaced_file_is_noticed(stage: Stage) -> None:
    with (stage.root / "gone/b.py").open("a") as editor:
        stage.checkout.follow(stage.moves)
        editor.write("!")
    assert stage.checkout.disturbed(stage.moves) == ["gone/b.py"]


@pytest.mark.parametrize("path", ["a.py", "gone/b.py", "come/c.py"])
def test_a_file_that_was_saved_after_the_move_is_left_and_named(stage: Stage, path: str) -> None:
    stage.checkout.follow(stage.moves)
    stage.save(path, "mine")
    assert stage.checkout.go_back(stage.moves) == [path]
    assert stage.files() == {**BEFORE, path: "mine"}


def test_a_file_that_was_deleted_after_the_move_stays_deleted(stage: Stage) -> None:
    stage.checkout.follow(stage.moves)
    (stage.root / "a.py").unlink()
    assert stage.checkout.go_back(stage.moves) == ["a.py"]
    assert "a.py" not in stage.files()


def test_a_path_that_the_checkout_leaves_out_stays_out(stage: Stage) -> None:
    hidden = replace(stage.moves[0], path="hidden.py", before=None, after=None, slot="3")
    stage.checkout.follow([hidden])
    stage.checkout.go_back([hidden])
    stage.checkout.tidy([hidden])
    assert stage.files() == BEFORE


def test_permissions_go_and_come_back(stage: Stage) -> None:
    (stage.root / "a.py").chmod(0o750)
    moves = [replace(stage.moves[0], before=fingerprint(stage.root / "a.py")), *stage.moves[1:]]
    stage.checkout.follow(moves)
    assert stage.checkout.go_back(moves) == []
    assert (stage.root / "a.py").stat().st_mode & 0o777 == 0o750
