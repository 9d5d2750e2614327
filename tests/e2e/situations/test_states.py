"""A checkout that is in the middle of something, or on no branch, or twice on one."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import BLAME, NEW, OLD, Checkout, cloned
from tests.e2e.situations.moments import at


def _diverge(checkout: Checkout) -> None:
    """Two branches that want different things of one file."""
    checkout.git("switch", "-qc", "side")
    checkout.write("notes.txt", b"side\n")
    checkout.commit(message="side")
    checkout.git("switch", "-q", "main")
    checkout.write("notes.txt", b"main\n")
    checkout.commit(message="main")


def _resolve(checkout: Checkout) -> None:
    checkout.write("notes.txt", b"resolved\n")
    checkout.git("add", "notes.txt")


def _conflict(*command: str) -> Callable[[Checkout], None]:
    def begin(checkout: Checkout) -> None:
        _diverge(checkout)
        assert checkout.tried(*command).returncode

    return begin


def _resolved(*command: str) -> Callable[[Checkout], None]:
    def begin(checkout: Checkout) -> None:
        _conflict(*command)(checkout)
        _resolve(checkout)

    return begin


def _clean_merge(checkout: Checkout) -> None:
    checkout.git("switch", "-qc", "side")
    checkout.write("other.txt", b"side\n")
    checkout.commit(message="side")
    checkout.git("switch", "-q", "main")
    checkout.git("merge", "-q", "--no-ff", "--no-commit", "side")


def _edited_rebase(checkout: Checkout) -> None:
    _diverge(checkout)
    checkout.git("rebase", "-iq", "HEAD~", GIT_SEQUENCE_EDITOR="sed -i s/pick/edit/")


def _row_of_picks(checkout: Checkout) -> None:
    _diverge(checkout)
    assert checkout.tried("cherry-pick", "main~..side", "side~..side").returncode
    _resolve(checkout)
    checkout.git("commit", "-qm", "picked")


def _patches(checkout: Checkout) -> None:
    _diverge(checkout)
    patch = checkout.git("format-patch", "--stdout", "-1", "side")
    assert checkout.tried("am", "-q", given=patch).returncode


def _bisection(checkout: Checkout) -> None:
    checkout.git("bisect", "start")


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param(_clean_merge, id="a merge"),
        pytest.param(_resolved("merge", "-q", "side"), id="a merge that is resolved"),
        pytest.param(_resolved("rebase", "-q", "side"), id="a rebase"),
        pytest.param(_resolved("rebase", "-q", "--apply", "side"), id="a rebase of the old kind"),
        pytest.param(_edited_rebase, id="a rebase that lets a commit be edited"),
        pytest.param(_resolved("cherry-pick", "side"), id="a cherry-pick"),
        pytest.param(_resolved("revert", "--no-edit", "side"), id="a revert"),
        pytest.param(_patches, id="patches from a mail"),
        pytest.param(_bisection, id="a bisection"),
    ],
)
def test_what_is_under_way_is_ended_first(
    checkout: Checkout, begin: Callable[[Checkout], None]
) -> None:
    begin(checkout)
    checkout.refuses("run", "p0", code="repo.in-progress")


@pytest.mark.parametrize(
    "begin",
    [
        pytest.param(_conflict("merge", "-q", "side"), id="merge"),
        pytest.param(_conflict("cherry-pick", "side"), id="cherry-pick"),
    ],
)
def test_conflicts_are_resolved_first(
    checkout: Checkout, begin: Callable[[Checkout], None]
) -> None:
    begin(checkout)
    before = checkout.state()
    assert checkout.run("run", "p0").status == 2
    checkout.check_same(before)


def test_conflicts_of_a_stash_are_resolved_first(checkout: Checkout) -> None:
    checkout.write("notes.txt", b"stashed\n")
    checkout.git("stash", "-q")
    checkout.write("notes.txt", b"committed\n")
    checkout.commit()
    assert checkout.tried("stash", "pop").returncode
    ran = checkout.refuses("run", "p0", code="repo.unmerged")
    assert "notes.txt" in ran.err


def test_nothing_is_taken_back_while_something_is_under_way(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    _bisection(checkout)
    checkout.refuses("rollback", "p0", code="repo.in-progress")
    checkout.refuses("rollback", "p0", "--drop", code="repo.in-progress")


def test_what_is_under_way_in_one_checkout_does_not_matter_to_another(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.git("worktree", "add", "-q", tmp_path / "linked")
    _clean_merge(checkout)
    Checkout(tmp_path / "linked").lands("run", "p0")


def test_something_that_begins_during_the_run_is_not_harmed(checkout: Checkout) -> None:
    checkout.git("switch", "-qc", "side")
    checkout.write("other.txt", b"side\n")
    checkout.commit(message="side")
    checkout.git("switch", "-q", "main")
    with at("staged", lambda: checkout.git("merge", "-q", "--no-ff", "--no-commit", "side")):
        checkout.run("run", "p0")
    assert (checkout.git_folder / "MERGE_HEAD").exists()
    assert checkout.read("other.txt") == b"side\n"
    assert b"A  other.txt" in checkout.status
    checkout.check_sound()


def test_a_detached_head_moves_and_no_branch_does(checkout: Checkout) -> None:
    checkout.git("checkout", "-q", "--detach")
    main, before = checkout.head, checkout.state()
    checkout.lands("run", "p0", "--blame-ignore")
    assert checkout.tried("symbolic-ref", "HEAD").returncode
    assert checkout.line("rev-parse", "main") == main == checkout.line("rev-parse", "HEAD~2")
    assert checkout.status == b""
    checkout.lands("rollback", "p0", "--drop")
    assert checkout.state() == before


def test_a_tag_that_is_checked_out_is_left_where_it_is(checkout: Checkout) -> None:
    checkout.git("tag", "-a", "v1", "-m", "one")
    checkout.git("checkout", "-q", "v1")
    tag = checkout.line("rev-parse", "v1")
    checkout.lands("run", "p0")
    assert checkout.line("rev-parse", "v1") == tag


def test_a_branch_of_an_odd_name_moves(checkout: Checkout) -> None:
    checkout.git("switch", "-qc", "fix/ä-$(x)'\"")
    checkout.git("branch", "refs/heads/fix/ä")
    checkout.lands("run", "p0", "--blame-ignore")
    assert checkout.line("rev-parse", "main") == checkout.line("rev-parse", "HEAD~2")
    checkout.lands("rollback", "p0")


def test_a_branch_that_is_packed_moves(checkout: Checkout) -> None:
    checkout.git("pack-refs", "--all")
    checkout.lands("run", "p0")
    checkout.git("pack-refs", "--all", "--prune")
    checkout.lands("rollback", "p0")


def test_a_head_that_is_another_name_of_the_branch_moves_the_branch(checkout: Checkout) -> None:
    checkout.git("symbolic-ref", "refs/heads/alias", "refs/heads/main")
    checkout.git("symbolic-ref", "HEAD", "refs/heads/alias")
    checkout.lands("run", "p0")
    assert checkout.line("symbolic-ref", "refs/heads/alias") == "refs/heads/main"
    assert checkout.line("rev-parse", "main") == checkout.head


def test_a_repository_without_a_commit_is_refused(checkout: Checkout) -> None:
    checkout.git("switch", "-q", "--orphan", "empty")
    checkout.refuses("run", "p0", code="repo.no-commit")


def test_a_bare_repository_is_refused(checkout: Checkout, tmp_path: Path) -> None:
    bare = tmp_path / "bare.git"
    checkout.git("clone", "-q", "--bare", checkout.root, bare)
    ran = Checkout(bare).run("run", "p0")
    assert ran.status == 2
    assert "error[repo.bare]" in ran.err
    assert not (bare / "migrator").exists()


# Linked worktrees


def test_a_linked_worktree_lands_and_the_main_one_is_untouched(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.write("app/one.py", OLD + b"# dirty in main\n")
    before = checkout.state()
    checkout.git("worktree", "add", "-q", tmp_path / "linked")
    linked = Checkout(tmp_path / "linked")
    linked.lands("run", "p0", "--blame-ignore")
    assert linked.read("app/one.py") == NEW
    assert linked.status == b""
    linked.lands("rollback", "p0")
    assert not (linked.root / BLAME).exists()
    now = checkout.state()
    assert (now.files, now.index, now.head) == (before.files, before.index, before.head)


def test_the_main_worktree_lands_beside_a_linked_one(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("worktree", "add", "-q", tmp_path / "linked")
    linked = Checkout(tmp_path / "linked")
    before = linked.state()
    checkout.lands("run", "p0")
    now = linked.state()
    assert (now.files, now.index, now.head) == (before.files, before.index, before.head)


def test_a_worktree_of_a_bare_repository_lands(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("clone", "-q", "--bare", checkout.root, tmp_path / "bare.git")
    Checkout(tmp_path / "bare.git").git("worktree", "add", "-q", tmp_path / "linked", "main")
    linked = Checkout(tmp_path / "linked")
    linked.lands("run", "p0")
    linked.lands("rollback", "p0")


def test_a_branch_that_is_checked_out_twice_is_refused(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("worktree", "add", "-q", "--force", tmp_path / "twin", "main")
    ran = checkout.refuses("run", "p0", code="repo.checked-out-twice")
    assert str(tmp_path / "twin") in ran.err
    Checkout(tmp_path / "twin").refuses("run", "p0", code="repo.checked-out-twice")


def test_a_worktree_that_was_moved_by_hand_still_lands(checkout: Checkout, tmp_path: Path) -> None:
    checkout.lands("run", "p0")
    moved = Checkout(checkout.root.rename(tmp_path / "moved"))
    moved.lands("run", "p1")
    moved.lands("rollback", "--all")


def test_a_private_worktree_that_was_taken_away_is_made_anew(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    checkout.lands("run", "p1")
    shutil.rmtree(os.environ["XDG_CACHE_HOME"])
    checkout.git("worktree", "prune")
    checkout.lands("rollback", "--all")


def test_a_copy_of_a_repository_does_not_share_the_private_worktree(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.lands("run", "p0")
    subprocess.run(["cp", "-a", checkout.root, tmp_path / "copy"], check=True)
    copy = Checkout(tmp_path / "copy")
    copy.lands("run", "p1")
    checkout.lands("run", "p1")
    copy.lands("rollback", "--all")
    assert checkout.read("lib/three.py") == NEW


# Clones


def test_a_shallow_clone_lands_and_goes_back(checkout: Checkout, tmp_path: Path) -> None:
    checkout.write("notes.txt", b"later\n")
    checkout.commit()
    shallow = cloned(checkout.root, tmp_path / "shallow", "--depth=1")
    before = shallow.state()
    shallow.lands("run", "p0")
    shallow.lands("rollback", "p0")
    assert shallow.state().files == before.files
    shallow.lands("run", "p0")
    shallow.lands("rollback", "p0", "--drop")
    assert shallow.state().files == before.files


def test_a_landing_at_the_end_of_a_shallow_history_is_seen_and_not_taken_back(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.lands("run", "p0")
    shallow = cloned(checkout.root, tmp_path / "shallow", "--depth=1")
    seen = shallow.run("status")
    assert seen.status == 0, seen.err
    assert "landed" in seen.out
    for option in ((), ("--drop",), ("--merge",)):
        before = shallow.state()
        ran = shallow.run("rollback", "p0", *option)
        assert ran.status == 2
        assert "shallow" in ran.err
        shallow.check_same(before)
    shallow.lands("run", "p1")


def _partial(checkout: Checkout, target: Path, *options: str) -> Checkout:
    checkout.config("uploadpack.allowFilter=true", "uploadpack.allowAnySHA1InWant=true")
    return cloned(checkout.root, target, "--filter=blob:none", *options)


def _with_contents_of_their_own(checkout: Checkout) -> None:
    """No two files are one object."""
    for path in ("app/one.py", "app/two.py", "lib/three.py"):
        checkout.write(path, OLD + f"# {path}\n".encode())
    checkout.commit()


def _missing(checkout: Checkout) -> list[bytes]:
    listed = checkout.git("rev-list", "--objects", "--all", "--missing=print")
    return sorted(line for line in listed.splitlines() if line.startswith(b"?"))


def test_a_partial_clone_lands_and_goes_back_without_its_remote(
    checkout: Checkout, tmp_path: Path
) -> None:
    _with_contents_of_their_own(checkout)
    checkout.write("app/one.py", OLD + b"# later\n")
    checkout.commit()
    partial = _partial(checkout, tmp_path / "partial")
    missing = _missing(partial)
    assert missing
    checkout.root.rename(tmp_path / "gone")
    before = partial.state()
    partial.lands("run", "p0")
    partial.lands("rollback", "p0")
    assert partial.state().files == before.files
    assert _missing(partial) == missing


@pytest.mark.parametrize("option", [(), ("--drop",)])
def test_a_rollback_whose_originals_a_partial_clone_lacks_is_refused(
    checkout: Checkout, tmp_path: Path, option: tuple[str, ...]
) -> None:
    _with_contents_of_their_own(checkout)
    checkout.lands("run", "p0")
    partial = _partial(checkout, tmp_path / "partial")
    partial.git("update-ref", "-d", "refs/remotes/origin/main")
    partial.git("symbolic-ref", "-d", "refs/remotes/origin/HEAD")
    checkout.root.rename(tmp_path / "gone")
    before = partial.state()
    ran = partial.run("rollback", "p0", *option)
    assert ran.status == 2
    assert "error[" in ran.err
    partial.check_same(before)
    # It has not broken what the next run needs.
    partial.lands("run", "p1")


def test_a_partial_and_sparse_clone_fetches_nothing(checkout: Checkout, tmp_path: Path) -> None:
    _with_contents_of_their_own(checkout)
    partial = _partial(checkout, tmp_path / "partial", "--sparse")
    partial.git("sparse-checkout", "set", "app")
    missing = _missing(partial)
    assert missing
    ran = partial.run("run", "p0")
    assert _missing(partial) == missing
    assert ran.status == 0 or "error[" in ran.err
    partial.check_tidy()


def test_a_partial_and_sparse_clone_without_its_remote_is_refused_or_lands(
    checkout: Checkout, tmp_path: Path
) -> None:
    _with_contents_of_their_own(checkout)
    partial = _partial(checkout, tmp_path / "partial", "--sparse")
    partial.git("sparse-checkout", "set", "app")
    checkout.root.rename(tmp_path / "gone")
    before = partial.state()
    ran = partial.run("run", "p0")
    if ran.status:
        assert ran.status == 2
        assert "error[" in ran.err
        partial.check_same(before)
    partial.check_tidy()


def test_a_clone_that_borrows_objects_lands(checkout: Checkout, tmp_path: Path) -> None:
    checkout.git("clone", "-q", "--shared", checkout.root, tmp_path / "shared")
    shared = Checkout(tmp_path / "shared")
    shared.lands("run", "p0")
    shared.lands("rollback", "p0")
