"""The ways back, after other work, after a push, and in an order of one's own."""

from collections.abc import Callable

import pytest

from tests.e2e.situations.checkout import BLAME, NEW, OLD, Checkout, cloned
from tests.e2e.situations.conftest import Make


@pytest.mark.parametrize("options", [(), ("--drop",)])
@pytest.mark.parametrize("blame", [(), ("--blame-ignore",)])
def test_every_byte_comes_back_with_dirt_around(
    checkout: Checkout, options: tuple[str, ...], blame: tuple[str, ...]
) -> None:
    checkout.write("notes.txt", b"mine\n")
    checkout.git("add", "notes.txt")
    checkout.write("notes.txt", b"mine too\n")
    checkout.write("loose.txt", b"mine\n")
    checkout.write("build.log", b"mine\n")
    before = checkout.state()
    checkout.lands("run", *blame)
    checkout.lands("rollback", "--all", *options)
    now = checkout.state()
    assert (now.files, now.index) == (before.files, before.index)
    assert (now.head == before.head) == bool(options)


def test_a_phase_between_others_goes_back_alone(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.lands("run", "p1")
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == OLD
    assert checkout.read("lib/three.py") == NEW


def test_later_work_elsewhere_stays(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.write("notes.txt", b"later\n")
    checkout.write("app/five.py", b"later = 1\n")
    checkout.commit()
    checkout.lands("rollback", "p0")
    assert checkout.read("notes.txt") == b"later\n"
    assert checkout.read("app/five.py") == b"later = 1\n"
    assert checkout.read("app/one.py") == OLD


def _edited(checkout: Checkout) -> None:
    checkout.write("app/one.py", NEW + b"# later\n")


def _made_a_program(checkout: Checkout) -> None:
    (checkout.root / "app/one.py").chmod(0o755)


def _removed(checkout: Checkout) -> None:
    (checkout.root / "app/one.py").unlink()


def _renamed(checkout: Checkout) -> None:
    (checkout.root / "app/one.py").rename(checkout.root / "app/uno.py")


def _linked(checkout: Checkout) -> None:
    _removed(checkout)
    (checkout.root / "app/one.py").symlink_to("two.py")


@pytest.mark.parametrize("change", [_edited, _made_a_program, _removed, _renamed, _linked])
def test_later_work_on_a_file_of_the_phase_is_named_with_its_commits(
    checkout: Checkout, change: Callable[[Checkout], None]
) -> None:
    checkout.lands("run", "p0")
    change(checkout)
    one = checkout.commit(message="later on")
    ran = checkout.refuses("rollback", "p0", code="rollback.touched-since")
    assert "app/one.py" in ran.err
    assert "app/two.py" not in ran.err
    assert one[:7] in ran.err
    assert "later on" in ran.err
    assert "--merge" in ran.err


def test_later_work_that_was_taken_back_again_is_no_obstacle(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    _edited(checkout)
    checkout.commit()
    checkout.git("revert", "--no-edit", "HEAD")
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == OLD


def test_a_merge_keeps_later_work_and_says_that_it_is_not_exact(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.write("app/one.py", NEW + b"\n\nlater = 1\n")
    checkout.commit()
    ran = checkout.lands("rollback", "p0", "--merge")
    assert "not byte for byte" in ran.out + ran.err
    assert checkout.read("app/one.py") == OLD + b"\n\nlater = 1\n"
    assert checkout.read("app/two.py") == OLD
    assert checkout.status == b""


def test_a_merge_that_conflicts_is_refused_and_changes_nothing(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.write("app/one.py", NEW.replace(b"import make", b"import make, other"))
    checkout.commit()
    before = checkout.state()
    ran = checkout.run("rollback", "p0", "--merge")
    assert ran.status == 2
    assert "app/one.py" in ran.err
    checkout.check_same(before)
    assert checkout.run("run", "p0").status == 0


def test_a_drop_leaves_no_trace_in_the_history(checkout: Checkout) -> None:
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    checkout.lands("rollback", "--all", "--drop")
    assert checkout.state() == before


def test_a_drop_of_what_is_not_at_the_end_is_refused(checkout: Checkout) -> None:
    checkout.lands("run", "p0")
    checkout.lands("run", "p1")
    checkout.refuses("rollback", "p0", "--drop", code="rollback.not-the-end")
    checkout.lands("rollback", "p1", "--drop")
    checkout.git("commit", "-q", "--allow-empty", "-m", "later")
    checkout.refuses("rollback", "p0", "--drop", code="rollback.not-the-end")


def test_a_drop_of_what_somebody_else_has_is_refused(checkout: Checkout, make: Make) -> None:
    upstream = make()
    upstream.git("init", "-q", "--bare", "-b", "main", upstream.root / "bare.git")
    checkout.git("remote", "add", "origin", upstream.root / "bare.git")
    checkout.lands("run", "p0")
    checkout.git("push", "-q", "-u", "origin", "main:topic")
    ran = checkout.refuses("rollback", "p0", "--drop", code="rollback.published")
    assert "origin/topic" in ran.err
    checkout.lands("run", "p1")
    checkout.lands("rollback", "p1", "--drop")
    checkout.refuses("rollback", "--all", "--drop", code="rollback.published")
    checkout.lands("rollback", "p0")


def test_a_drop_of_what_a_clone_was_given_is_refused(
    checkout: Checkout, tmp_path_factory: pytest.TempPathFactory
) -> None:
    checkout.lands("run", "p0")
    clone = cloned(checkout.root, tmp_path_factory.mktemp("clone") / "clone")
    clone.refuses("rollback", "p0", "--drop", code="rollback.published")


def test_a_phase_that_goes_back_can_land_again_and_go_back_again(checkout: Checkout) -> None:
    before = checkout.state()
    for options in ((), ("--drop",), ()):
        checkout.lands("run", "p0", "--blame-ignore")
        assert BLAME in checkout.state().files
        checkout.lands("rollback", "p0", *options)
        assert checkout.state().files == before.files


def test_a_phase_on_a_rebased_branch_goes_back(checkout: Checkout) -> None:
    checkout.git("switch", "-qc", "topic")
    checkout.lands("run", "p0")
    checkout.git("switch", "-q", "main")
    checkout.write("notes.txt", b"main\n")
    checkout.commit()
    checkout.git("rebase", "-q", "main", "topic")
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == OLD
    assert checkout.read("notes.txt") == b"main\n"


def test_a_phase_that_came_by_a_merge_goes_back(checkout: Checkout) -> None:
    checkout.git("switch", "-qc", "topic")
    checkout.lands("run", "p0")
    checkout.git("switch", "-q", "main")
    checkout.write("notes.txt", b"main\n")
    checkout.commit()
    checkout.git("merge", "-q", "--no-edit", "topic")
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == OLD
    assert checkout.read("notes.txt") == b"main\n"


def test_objects_that_nothing_else_keeps_survive_a_collection(checkout: Checkout) -> None:
    checkout.lands("run")
    checkout.git("reflog", "expire", "--expire=now", "--all")
    checkout.git("gc", "-q", "--prune=now")
    checkout.lands("rollback", "--all")
    assert checkout.read("app/one.py") == OLD
