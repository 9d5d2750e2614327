"""Kinds of repositories: sparse, with submodules, with an index or a place of an odd kind."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import BLAME, FILES, NEW, OLD, Checkout, mounted
from tests.e2e.situations.conftest import Make
from tests.e2e.situations.moments import at

# Sparse checkouts


def _sparse(checkout: Checkout, kind: str) -> None:
    if kind == "patterns":
        checkout.git("sparse-checkout", "set", "--no-cone", "/app/one.py", "/notes.txt",
                     "/migration.toml")  # fmt: skip
    else:
        index = "--sparse-index" if kind == "index" else "--no-sparse-index"
        checkout.git("sparse-checkout", "set", "--cone", index, "app")


@pytest.mark.parametrize("kind", ["cone", "index", "patterns"])
def test_what_a_sparse_checkout_leaves_out_changes_in_the_index_alone(
    checkout: Checkout, kind: str
) -> None:
    _sparse(checkout, kind)
    before = checkout.state()
    hidden = [line for line in _tags(checkout) if line.startswith("S ")]
    assert "S lib/three.py" in hidden
    ran = checkout.run("run")
    assert ran.status == 0, ran.err
    checkout.check_sound()
    assert checkout.read("app/one.py") == NEW
    assert not (checkout.root / "lib").exists()
    assert checkout.git("cat-file", "blob", ":lib/three.py") == NEW
    assert [line for line in _tags(checkout) if line.startswith("S ")] == hidden
    assert checkout.status == b""
    checkout.lands("rollback", "--all")
    assert checkout.state().files == before.files
    assert checkout.state().index == before.index
    assert checkout.status == b""


@pytest.mark.parametrize("kind", ["cone", "index", "patterns"])
def test_a_file_that_is_added_to_a_sparse_checkout_comes_and_goes(
    checkout: Checkout, kind: str
) -> None:
    _sparse(checkout, kind)
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    assert BLAME in os.fsdecode(checkout.git("ls-tree", "--name-only", "HEAD"))
    assert checkout.status == b""
    checkout.lands("rollback", "--all")
    assert checkout.state().files == before.files
    assert checkout.state().index == before.index


def test_a_sparse_index_stays_one(checkout: Checkout) -> None:
    _sparse(checkout, "index")
    folders = checkout.git("ls-files", "--sparse", "-t").splitlines()
    assert b"S lib/" in folders
    checkout.lands("run", "p0")
    checkout.git("status")
    assert checkout.git("ls-files", "--sparse", "-t").splitlines() == folders


def test_a_file_that_a_sparse_checkout_leaves_out_but_is_there_is_not_lost(
    checkout: Checkout,
) -> None:
    _sparse(checkout, "cone")
    checkout.write("lib/three.py", b"mine\n")
    ran = checkout.run("run", "p1")
    assert ran.status == 2
    assert checkout.read("lib/three.py") == b"mine\n"
    checkout.check_sound()


def _tags(checkout: Checkout) -> list[str]:
    return os.fsdecode(checkout.git("ls-files", "-t")).splitlines()


# Submodules


@pytest.fixture
def with_submodule(checkout: Checkout, make: Make) -> Checkout:
    inner = make()
    checkout.git(
        "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.root, "app/vendored"
    )
    checkout.commit(message="vendored")
    return checkout


def test_a_dirty_submodule_is_untouched(with_submodule: Checkout) -> None:
    vendored = Checkout(with_submodule.root / "app/vendored")
    vendored.write("notes.txt", b"committed\n")
    vendored.commit()
    vendored.write("app/one.py", OLD + b"# mine\n")
    vendored.write("loose.txt", b"mine\n")
    before = vendored.state()
    with_submodule.lands("run", "p0")
    with_submodule.lands("rollback", "p0")
    assert vendored.state() == before
    assert with_submodule.status == b" M app/vendored\n"


def test_a_submodule_that_is_not_checked_out_is_untouched(with_submodule: Checkout) -> None:
    with_submodule.git("submodule", "deinit", "-q", "-f", "app/vendored")
    with_submodule.lands("run", "p0")
    assert list((with_submodule.root / "app/vendored").iterdir()) == []
    assert with_submodule.status == b""


def test_a_submodule_that_a_file_has_taken_the_place_of_is_refused_or_left(
    with_submodule: Checkout,
) -> None:
    shutil.rmtree(with_submodule.root / "app/vendored")
    with_submodule.write("app/vendored", b"mine\n")
    with_submodule.run("run", "p0")
    assert with_submodule.read("app/vendored") == b"mine\n"
    with_submodule.check_sound()


def test_a_run_inside_of_a_submodule_lands_there(with_submodule: Checkout) -> None:
    vendored = Checkout(with_submodule.root / "app/vendored")
    outer = with_submodule.head
    vendored.lands("run", "p0")
    assert vendored.read("app/one.py") == NEW
    assert vendored.status == b""
    assert with_submodule.head == outer
    assert with_submodule.read("app/one.py") == OLD
    vendored.lands("rollback", "p0")


# Kinds of index and of objects


def test_an_index_of_version_4_stays_one(checkout: Checkout) -> None:
    checkout.git("update-index", "--index-version", "4")
    checkout.lands("run", "p0", "--blame-ignore")
    assert (checkout.git_folder / "index").read_bytes()[4:8] == b"\0\0\0\4"
    assert checkout.status == b""
    checkout.lands("rollback", "p0")


def test_a_split_index_follows(checkout: Checkout) -> None:
    checkout.config("core.splitIndex=true")
    checkout.git("update-index", "--split-index")
    checkout.write("notes.txt", b"mine\n")
    checkout.git("add", "notes.txt")
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    assert checkout.status == b"M  notes.txt\n"
    checkout.lands("rollback", "--all")
    assert checkout.state().index == before.index
    assert checkout.state().files == before.files


def test_an_index_of_many_files_and_a_cache_of_untracked_ones_follows(checkout: Checkout) -> None:
    checkout.config("feature.manyFiles=true", "core.untrackedCache=true", "index.threads=2")
    checkout.git("update-index", "--force-untracked-cache")
    checkout.write("loose.txt", b"mine\n")
    assert checkout.status == b"?? loose.txt\n"
    checkout.lands("run", "p0", "--blame-ignore")
    assert checkout.status == b"?? loose.txt\n"
    checkout.lands("rollback", "p0")
    assert checkout.status == b"?? loose.txt\n"


def test_a_monitor_that_sees_nothing_hides_nothing(checkout: Checkout) -> None:
    checkout.hook("monitor", "printf 'token\\0'")
    checkout.config("core.fsmonitor=.git/hooks/monitor")
    checkout.git("status")
    checkout.git("update-index", "--fsmonitor")
    checkout.git("status")
    checkout.write("app/one.py", OLD + b"# mine\n")
    ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "error[repo.dirty]" in ran.err
    assert checkout.read("app/one.py") == OLD + b"# mine\n"


def _initialised(root: Path, *options: str) -> Checkout:
    root.mkdir(parents=True, exist_ok=True)
    checkout = Checkout(root)
    checkout.git("init", "-q", "-b", "main", *options)
    for path, data in FILES.items():
        checkout.write(path, data)
    checkout.commit(message="all")
    return checkout


def test_a_repository_of_longer_object_names_lands_and_goes_back(tmp_path: Path) -> None:
    checkout = _initialised(tmp_path / "long", "--object-format=sha256")
    assert len(checkout.head) == 64
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    assert checkout.read("app/one.py") == NEW
    assert checkout.run("verify").status == 0
    checkout.lands("rollback", "--all")
    assert checkout.state().files == before.files
    checkout.lands("run", "p0")
    checkout.lands("rollback", "p0", "--drop")
    assert checkout.state().files == before.files


# Places


def test_a_git_folder_in_another_place_is_found(tmp_path: Path) -> None:
    checkout = _initialised(tmp_path / "here", f"--separate-git-dir={tmp_path / 'there'}")
    assert checkout.common == tmp_path / "there"
    checkout.lands("run", "p0", "--blame-ignore")
    checkout.lands("rollback", "p0")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Path]:
    """A folder on another file system."""
    memory = Path("/dev/shm")  # noqa: S108 - only a new folder in it
    if not memory.is_dir() or memory.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("this machine has no second file system to write to")
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def test_a_git_folder_on_another_file_system_lands_and_goes_back(
    tmp_path: Path, elsewhere: Path
) -> None:
    checkout = _initialised(tmp_path / "here", f"--separate-git-dir={elsewhere / 'git'}")
    before = checkout.state()
    seen: list[Path] = []
    with at("staged", lambda: seen.extend(checkout.root.glob(".migrator-*"))):
        checkout.lands("run", "p0", "--blame-ignore")
    assert len(seen) == 1
    assert checkout.status == b""
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


def test_a_failure_on_another_file_system_leaves_nothing(tmp_path: Path, elsewhere: Path) -> None:
    checkout = _initialised(tmp_path / "here", f"--separate-git-dir={elsewhere / 'git'}")
    (checkout.git_folder / "hooks").mkdir(exist_ok=True)
    before = checkout.state()
    hook = checkout.git_folder / "hooks/reference-transaction"
    hook.write_text('#!/bin/sh\ntest "$1" != prepared || ! grep refs/heads/\n')
    hook.chmod(0o755)
    checkout.refuses("run", "p0", code="repo.ref-refused")
    assert checkout.state() == before


def test_a_folder_of_the_checkout_on_another_file_system_is_refused_whole(
    checkout: Checkout, elsewhere: Path
) -> None:
    far = checkout.root / "app/far"
    checkout.write("app/far/five.py", OLD)
    checkout.write("app/aaa.py", OLD)
    checkout.commit()
    with mounted(far):
        checkout.write("app/far/five.py", OLD)
        before = checkout.state()
        ran = checkout.run("run", "p0")
        assert ran.status == 2
        assert "file system" in ran.err
        checkout.check_same(before)


@pytest.mark.parametrize(
    "name", ["with space", "with 'quotes\"", "back\\slash", "ä", os.fsdecode(b"not-utf-8-\xff"),
             "two\nlines", "-dash", "$(touch x)", "%s{}"]
)  # fmt: skip
def test_a_checkout_in_a_folder_of_an_odd_name_lands_and_goes_back(
    tmp_path: Path, name: str
) -> None:
    checkout = _initialised(tmp_path / name)
    checkout.hook("pre-commit", "exit 0")
    before = checkout.state()
    checkout.lands("run", "p0", "--blame-ignore")
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


def test_a_run_from_a_folder_of_the_checkout_or_through_a_link_is_the_same(
    checkout: Checkout, tmp_path: Path
) -> None:
    Checkout(checkout.root / "app").run("run", "p0")
    assert checkout.committed("app/one.py") == NEW
    (tmp_path / "link").symlink_to(checkout.root)
    Checkout(tmp_path / "link").lands("run", "p1")
    checkout.lands("rollback", "--all")


def test_what_the_environment_says_of_another_repository_is_not_heard(
    checkout: Checkout, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make()
    before = other.state()
    with monkeypatch.context() as patched:
        patched.setenv("GIT_DIR", str(other.root / ".git"))
        patched.setenv("GIT_INDEX_FILE", str(other.root / ".git/index"))
        patched.setenv("GIT_WORK_TREE", str(other.root))
        assert checkout.run("run", "p0").status == 0
    assert other.state() == before
    assert checkout.committed("app/one.py") == NEW
    assert checkout.status == b""


def test_settings_of_git_change_nothing(checkout: Checkout) -> None:
    checkout.config(
        "status.showUntrackedFiles=no", "diff.noprefix=true", "diff.external=false",
        "diff.ignoreSubmodules=all", "core.quotePath=true", "core.abbrev=4", "log.date=relative",
        "log.showSignature=true", "log.follow=true", "color.ui=always", "core.pager=false",
        "commit.verbose=true", "commit.cleanup=scissors", "core.commentChar=;", "commit.status=no",
        "core.editor=false", "merge.ff=only", "core.logAllRefUpdates=always", "gc.auto=1",
        "core.preloadIndex=false", "format.pretty=raw", "i18n.logOutputEncoding=latin-1",
        "advice.detachedHead=true", "alias.commit=!false", "push.default=nothing",
        "checkout.defaultRemote=x", "rerere.enabled=true", "core.sharedRepository=group",
        "worktree.guessRemote=true", "extensions.worktreeConfig=true", "trailer.ifexists=replace",
    )  # fmt: skip
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    assert "landed" in checkout.run("status").out
    checkout.lands("rollback", "--all")
    assert checkout.state().files == before.files


@pytest.mark.parametrize("setting", ["trailer.separators==", "core.commentChar=M"])
def test_what_the_commits_say_is_read_whatever_messages_are_to_look_like(
    checkout: Checkout, setting: str
) -> None:
    checkout.config(setting)
    checkout.lands("run", "p0")
    assert "landed" in checkout.run("status").out
