"""Work that is not committed: never touched, never swept in, refused where it is in the way."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import BLAME, NEW, OLD, Checkout


def _staged(checkout: Checkout) -> None:
    checkout.write("app/one.py", OLD + b"# mine\n")
    checkout.git("add", "app/one.py")


def _staged_only(checkout: Checkout) -> None:
    _staged(checkout)
    checkout.write("app/one.py", OLD)


def _unstaged(checkout: Checkout) -> None:
    checkout.write("app/one.py", OLD + b"# mine\n")


def _same_size_and_time(checkout: Checkout) -> None:
    place = checkout.root / "app/one.py"
    status = place.stat()
    place.write_bytes(OLD.replace(b"x =", b"y ="))
    os.utime(place, ns=(status.st_atime_ns, status.st_mtime_ns))


def _mode(checkout: Checkout) -> None:
    (checkout.root / "app/one.py").chmod(0o755)


def _deleted(checkout: Checkout) -> None:
    (checkout.root / "app/one.py").unlink()


def _deleted_and_staged(checkout: Checkout) -> None:
    checkout.git("rm", "-q", "app/one.py")


def _no_longer_tracked(checkout: Checkout) -> None:
    checkout.git("rm", "-q", "--cached", "app/one.py")


def _link(checkout: Checkout) -> None:
    _deleted(checkout)
    (checkout.root / "app/one.py").symlink_to("two.py")


def _folder(checkout: Checkout) -> None:
    _deleted(checkout)
    checkout.write("app/one.py/inside.txt", b"mine\n")


def _dangling(checkout: Checkout) -> None:
    _deleted(checkout)
    (checkout.root / "app/one.py").symlink_to("nowhere")


def _renamed(checkout: Checkout) -> None:
    checkout.git("mv", "app/one.py", "app/uno.py")


def _already_migrated(checkout: Checkout) -> None:
    checkout.write("app/one.py", NEW)


def _assume_unchanged(checkout: Checkout) -> None:
    checkout.git("update-index", "--assume-unchanged", "app/one.py")
    _unstaged(checkout)


def _skip_worktree(checkout: Checkout) -> None:
    checkout.git("update-index", "--skip-worktree", "app/one.py")
    _unstaged(checkout)


def _parent_is_a_link(checkout: Checkout) -> None:
    shutil.move(checkout.root / "app", checkout.root.parent / f"{checkout.root.name}-app")
    (checkout.root / "app").symlink_to(checkout.root.parent / f"{checkout.root.name}-app")


def test_dirt_elsewhere_keeps_its_bytes_and_its_staging(checkout: Checkout) -> None:
    checkout.write("notes.txt", b"one\nstaged\nthree\n")
    checkout.git("add", "notes.txt")
    checkout.write("notes.txt", b"one\nstaged\nunstaged\n")
    checkout.write("lib/three.py", OLD + b"# mine\n")
    checkout.write("app/fresh.py", b"mine\n")
    checkout.git("add", "-N", "app/fresh.py")
    checkout.write("app/added.py", b"mine\n")
    checkout.git("add", "app/added.py")
    checkout.git("rm", "-q", "lib/__init__.py")
    checkout.write("loose.txt", b"untracked\n")
    checkout.write("build.log", b"ignored\n")
    before, dirt = checkout.state(), checkout.status
    checkout.lands("run", "p0")
    after = checkout.state()
    moved = {"app/one.py", "app/two.py"}
    assert {path for path in after.files if after.files[path] != before.files[path]} == moved
    assert checkout.status == dirt
    assert checkout.git("diff", "--cached", "--name-only").split() == [
        b"app/added.py", b"lib/__init__.py", b"notes.txt",
    ]  # fmt: skip
    changed = checkout.git("show", "--format=", "--name-only", "HEAD").split()
    assert changed == [b"app/one.py", b"app/two.py"]


def test_dirt_that_the_proof_leaves_out_is_said(checkout: Checkout) -> None:
    checkout.write("notes.txt", b"mine\n")
    ran = checkout.lands("run", "p0")
    assert "notes.txt" in ran.out + ran.err


@pytest.mark.parametrize(
    "dirty",
    [
        _staged,
        _staged_only,
        _unstaged,
        _same_size_and_time,
        _mode,
        _deleted,
        _deleted_and_staged,
        _no_longer_tracked,
        _link,
        _folder,
        _dangling,
        _renamed,
        _already_migrated,
        _assume_unchanged,
        _skip_worktree,
        _parent_is_a_link,
    ],
)
def test_dirt_in_the_way_is_named_and_left(
    checkout: Checkout, dirty: Callable[[Checkout], None]
) -> None:
    dirty(checkout)
    ran = checkout.refuses("run", "p0", code="repo.dirty")
    assert "app/one.py" in ran.err


def test_dirt_in_the_way_of_a_rollback_is_named_and_left(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.write("app/one.py", NEW + b"# mine\n")
    for option in ((), ("--drop",), ("--merge",)):
        ran = checkout.refuses("rollback", "p0", *option, code="repo.dirty")
        assert "app/one.py" in ran.err


def _untracked(checkout: Checkout) -> None:
    checkout.write(BLAME, b"mine\n")


def _ignored(checkout: Checkout) -> None:
    checkout.write(".git/info/exclude", BLAME.encode())
    _untracked(checkout)


def _added(checkout: Checkout) -> None:
    _untracked(checkout)
    checkout.git("add", BLAME)


def _added_and_deleted(checkout: Checkout) -> None:
    _added(checkout)
    (checkout.root / BLAME).unlink()


def _meant_to_be_added(checkout: Checkout) -> None:
    _untracked(checkout)
    checkout.git("add", "-N", BLAME)


def _dangling_link(checkout: Checkout) -> None:
    (checkout.root / BLAME).symlink_to("nowhere")


def _empty_folder(checkout: Checkout) -> None:
    (checkout.root / BLAME).mkdir()


def _full_folder(checkout: Checkout) -> None:
    checkout.write(f"{BLAME}/inside.txt", b"mine\n")


@pytest.mark.parametrize(
    "occupy",
    [
        _untracked,
        _ignored,
        _added,
        _added_and_deleted,
        _meant_to_be_added,
        _dangling_link,
        _empty_folder,
        _full_folder,
    ],
)
def test_what_is_at_a_path_that_is_added_is_never_written_over(
    checkout: Checkout, occupy: Callable[[Checkout], None]
) -> None:
    occupy(checkout)
    ran = checkout.refuses("run", "p0", "--blame-ignore", code="repo.dirty")
    assert BLAME in ran.err


def test_the_added_file_goes_with_the_rollback_unless_somebody_changed_it(
    checkout: Checkout,
) -> None:
    before = checkout.state()
    checkout.lands("run", "p0", "--blame-ignore")
    checkout.write(BLAME, b"mine\n")
    checkout.refuses("rollback", "p0", code="repo.dirty")
    checkout.git("checkout", "--", BLAME)
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


def test_marks_of_files_that_a_phase_changes_stay(checkout: Checkout) -> None:
    checkout.git("update-index", "--assume-unchanged", "app/one.py")
    checkout.git("update-index", "--skip-worktree", "app/two.py")
    checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == checkout.read("app/two.py") == NEW
    marks = checkout.git("ls-files", "-v", "app/one.py", "app/two.py").split(b"\n")
    assert marks[:2] == [b"h app/one.py", b"S app/two.py"]


def test_a_file_that_was_only_touched_is_not_dirty(checkout: Checkout) -> None:
    Path(checkout.root / "app/one.py").touch()
    os.utime(checkout.root / "app/two.py", (1, 1))
    checkout.lands("run", "p0")
    assert checkout.status == b""
