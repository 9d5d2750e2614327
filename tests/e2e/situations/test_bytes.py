"""Bytes, modes and names: what git makes of files, and what it does not know of them."""

import os
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import BLAME, NEW, OLD, Checkout
from tests.e2e.situations.conftest import Make
from tests.e2e.situations.moments import at


def crlf(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


MIXED = OLD.replace(b"\n", b"\r\n", 1) + b"y = 1\n"


def _checked_out_anew(checkout: Checkout) -> None:
    """Let git write all files anew, by the settings of now."""
    for path in checkout.line("ls-files").splitlines():
        (checkout.root / path).unlink()
    checkout.git("checkout", "-q", "--", ".")
    assert checkout.status == b""


def _goes_and_comes_back(checkout: Checkout, *options: str) -> None:
    """A phase lands, and every way back gives the very bytes."""
    before = checkout.state()
    for back in ((), ("--drop",)):
        checkout.lands("run", *options)
        assert checkout.status == b""
        checkout.lands("rollback", "--all", *back)
        assert checkout.state().files == before.files
        assert checkout.status == b""


# Line ends


def test_line_ends_that_git_translates_are_as_git_makes_them(checkout: Checkout) -> None:
    checkout.config("core.autocrlf=true")
    _checked_out_anew(checkout)
    assert checkout.read("app/one.py") == crlf(OLD)
    checkout.lands("run", "p0", "--blame-ignore")
    assert checkout.read("app/one.py") == crlf(NEW)
    assert checkout.committed("app/one.py") == NEW
    assert b"\r\n" in checkout.read(BLAME)
    assert b"\r\n" not in checkout.committed(BLAME)
    assert checkout.status == b""
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == crlf(OLD)


@pytest.mark.parametrize("setting", ["input", "false"])
def test_line_ends_that_are_committed_stay(make: Make, setting: str) -> None:
    checkout = make({"app/one.py": crlf(OLD), "app/two.py": MIXED})
    checkout.config(f"core.autocrlf={setting}")
    if setting == "input":
        # What git would make of them anew is no part of the phase.
        checkout.git("add", "--renormalize", ".")
        checkout.commit()
    _goes_and_comes_back(checkout)


ATTRIBUTES = (
    "eol=crlf",
    "text=auto",
    "text eol=lf",
    "-text",
    "ident",
    "working-tree-encoding=ISO-8859-1",
)


@pytest.mark.parametrize("attributes", ATTRIBUTES)
def test_attributes_are_followed(make: Make, attributes: str) -> None:
    checkout = make({".gitattributes": f"*.py {attributes}\n".encode()})
    _checked_out_anew(checkout)
    if attributes == "ident":
        checkout.write("app/one.py", OLD + b"# $Id$\n")
        checkout.commit()
        _checked_out_anew(checkout)
        assert b"$Id: " in checkout.read("app/one.py")
    before = checkout.state()
    ran = checkout.run("run")
    assert ran.status == 0, ran.err
    checkout.check_sound()
    assert checkout.status == b""
    after = {path: checkout.read(path) for path in ("app/one.py", "app/two.py")}
    _checked_out_anew(checkout)
    assert {path: checkout.read(path) for path in after} == after
    if checkout.committed("app/one.py", "HEAD~") != checkout.committed("app/one.py"):
        checkout.lands("rollback", "--all")
        assert checkout.state().files == before.files


def test_attributes_that_nobody_committed_are_followed(checkout: Checkout) -> None:
    checkout.write(".git/info/attributes", b"*.py eol=crlf\n")
    _checked_out_anew(checkout)
    checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == crlf(NEW)
    assert checkout.committed("app/one.py") == NEW
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == crlf(OLD)


def _mixed(make: Make) -> Checkout:
    """A file that git calls unchanged, though it would not write it so."""
    checkout = make({".gitattributes": b"*.py text eol=crlf\n"})
    _checked_out_anew(checkout)
    checkout.write("app/one.py", MIXED)
    checkout.write("app/two.py", MIXED, 0o600)
    checkout.commit()
    assert checkout.status == b""
    assert checkout.read("app/one.py") == MIXED
    return checkout


def test_mixed_line_ends_come_back_exactly(make: Make) -> None:
    checkout = _mixed(make)
    _goes_and_comes_back(checkout, "--blame-ignore")
    assert not list((checkout.common / "migrator/kept").glob("*"))


def test_mixed_line_ends_come_back_after_later_work_elsewhere(make: Make) -> None:
    checkout = _mixed(make)
    checkout.lands("run", "p0")
    checkout.write("notes.txt", b"later\n")
    checkout.commit()
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == checkout.read("app/two.py") == MIXED
    assert checkout.mode("app/two.py") == 0o600


def test_mixed_line_ends_come_back_to_a_linked_worktree(make: Make, tmp_path: Path) -> None:
    main = _mixed(make)
    main.git("worktree", "add", "-q", tmp_path / "linked")
    linked = Checkout(tmp_path / "linked")
    linked.write("app/one.py", MIXED)
    linked.git("status")
    linked.lands("run", "p0")
    linked.lands("rollback", "p0")
    assert linked.read("app/one.py") == MIXED


def test_mixed_line_ends_come_back_after_a_refusal_and_a_failure(make: Make) -> None:
    checkout = _mixed(make)
    before = checkout.state()
    hook = checkout.hook("reference-transaction", '! grep -q " refs/heads/main$"')
    checkout.refuses("run", "p0", code="repo.ref-refused")
    hook.unlink()
    checkout.lands("run", "p0")
    hook = checkout.hook("reference-transaction", '! grep -q " refs/heads/main$"')
    checkout.refuses("rollback", "p0", code="repo.ref-refused")
    hook.unlink()
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


# Filters


def test_filters_are_followed(make: Make) -> None:
    checkout = make({".gitattributes": b"app/one.py filter=turn\n"})
    checkout.config(
        "filter.turn.clean=sed s/HERE/THERE/g", "filter.turn.smudge=sed s/THERE/HERE/g",
        "filter.turn.required=true",
    )  # fmt: skip
    checkout.write("app/one.py", OLD + b"# HERE\n")
    checkout.commit()
    assert b"THERE" in checkout.committed("app/one.py")
    checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == NEW + b"# HERE\n"
    assert checkout.committed("app/one.py") == NEW + b"# THERE\n"
    checkout.lands("rollback", "p0")
    assert checkout.read("app/one.py") == OLD + b"# HERE\n"


def test_what_a_filter_has_left_in_the_checkout_comes_back_exactly(make: Make) -> None:
    checkout = make({".gitattributes": b"app/one.py filter=strip\n"})
    checkout.config("filter.strip.clean=sed '/# local/d'")
    checkout.write("app/one.py", OLD + b"# local\n")
    checkout.git("add", "app/one.py")
    assert checkout.status == b""
    _goes_and_comes_back(checkout)


def test_a_filter_that_fails_is_refused(make: Make) -> None:
    checkout = make({".gitattributes": b"*.py filter=broken\n"})
    checkout.config("filter.broken.clean=false", "filter.broken.smudge=false",
                    "filter.broken.required=true")  # fmt: skip
    before = checkout.tried("ls-files", "-s").stdout, dict(checkout.state().files)
    ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "error[" in ran.err
    assert (checkout.tried("ls-files", "-s").stdout, dict(checkout.state().files)) == before
    checkout.check_tidy()


def _large(make: Make) -> Checkout:
    """Files kept elsewhere, as git-lfs does: git holds a pointer with their length."""
    checkout = make({".gitattributes": b"app/one.py filter=lfs diff=lfs merge=lfs -text\n"})
    store = checkout.root.parent / f"{checkout.root.name}.lfs"
    clean = checkout.root.parent / "clean.sh"
    clean.write_text(
        f'mkdir -p "{store}"; cat > "{store}/new"; id=$(sha256sum < "{store}/new" | cut -c1-64)\n'
        f'mv "{store}/new" "{store}/$id"\n'
        'printf "version https://git-lfs.github.com/spec/v1\\noid sha256:%s\\nsize %s\\n" '
        f'$id $(wc -c < "{store}/$id")\n'
    )
    smudge = checkout.root.parent / "smudge.sh"
    smudge.write_text(f'cat "{store}/$(sed -n "s/^oid sha256://p")"\n')
    checkout.config(f"filter.lfs.clean=sh {clean}", f"filter.lfs.smudge=sh {smudge}",
                    "filter.lfs.required=true")  # fmt: skip
    checkout.write("app/one.py", OLD + b"# large\n")
    checkout.commit()
    assert checkout.committed("app/one.py").startswith(b"version https://git-lfs")
    return checkout


def test_a_file_that_is_kept_elsewhere_lands_like_others_and_is_told(make: Make) -> None:
    checkout = _large(make)
    ran = checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == NEW + b"# large\n"
    assert checkout.committed("app/one.py").startswith(b"version https://git-lfs")
    assert checkout.read("app/two.py") == NEW
    assert checkout.status == b""
    assert "app/one.py" in ran.out + ran.err


# Modes


def test_programs_stay_programs(make: Make) -> None:
    checkout = make()
    (checkout.root / "app/one.py").chmod(0o755)
    checkout.commit()
    checkout.lands("run", "p0")
    assert checkout.mode("app/one.py") == 0o755
    assert checkout.git("ls-tree", "HEAD", "app/one.py").startswith(b"100755")
    checkout.lands("rollback", "p0")
    assert checkout.mode("app/one.py") == 0o755


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444, 0o700])
def test_permissions_that_git_does_not_know_stay(checkout: Checkout, mode: int) -> None:
    (checkout.root / "app/one.py").chmod(mode)
    if mode & 0o100:
        checkout.commit()
    checkout.lands("run", "p0")
    assert checkout.mode("app/one.py") == mode
    checkout.lands("rollback", "p0")
    assert checkout.mode("app/one.py") == mode


@pytest.mark.parametrize("mode", [0o755, 0o644])
def test_permissions_that_git_is_told_not_to_see_stay(checkout: Checkout, mode: int) -> None:
    checkout.git("update-index", "--chmod=+x", "app/two.py")
    checkout.git("commit", "-qm", "a program")
    checkout.config("core.fileMode=false")
    for path in ("app/one.py", "app/two.py"):
        (checkout.root / path).chmod(mode)
    checkout.lands("run", "p0")
    assert checkout.mode("app/one.py") == checkout.mode("app/two.py") == mode
    modes = checkout.git("ls-tree", "HEAD", "app/one.py", "app/two.py").split(b"\n")
    assert [line[:6] for line in modes[:2]] == [b"100644", b"100755"]
    checkout.lands("rollback", "p0")
    assert checkout.mode("app/one.py") == checkout.mode("app/two.py") == mode
    assert checkout.status == b""


def test_new_files_have_the_permissions_that_new_files_have(checkout: Checkout) -> None:
    mask = os.umask(0o077)
    try:
        checkout.lands("run", "p0", "--blame-ignore")
    finally:
        os.umask(mask)
    assert checkout.mode(BLAME) == 0o600
    assert checkout.mode("app/one.py") == 0o644


def test_a_file_of_several_names_changes_under_one_alone(checkout: Checkout) -> None:
    os.link(checkout.root / "app/one.py", checkout.root / "loose.log")
    checkout.lands("run", "p0")
    assert checkout.read("app/one.py") == NEW
    assert checkout.read("loose.log") == OLD


# Links


def test_links_stay_links(make: Make) -> None:
    checkout = make()
    (checkout.root / "app/link.py").symlink_to("one.py")
    (checkout.root / "linked").symlink_to("app")
    (checkout.root / "dangling.py").symlink_to("nowhere.py")
    checkout.commit()
    before = checkout.state()
    checkout.lands("run", "p0")
    for path in ("app/link.py", "linked", "dangling.py"):
        assert checkout.state().files[path] == before.files[path]
    assert checkout.git("ls-tree", "HEAD", "linked").startswith(b"120000")
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


def test_a_folder_that_becomes_a_link_in_the_last_moment_is_not_followed(
    checkout: Checkout, tmp_path: Path
) -> None:
    checkout.write("app/sub/__init__.py", b"")
    checkout.write("app/sub/five.py", OLD)
    checkout.commit()
    outside = tmp_path / "outside"

    def replace() -> None:
        (checkout.root / "app/sub").rename(outside)
        (checkout.root / "app/sub").symlink_to(outside)

    with at("index locked", replace):
        ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert (outside / "five.py").read_bytes() == OLD
    assert (checkout.root / "app/sub").is_symlink()
    checkout.check_sound()


# Names


ODD = [
    "app/with space.py",
    "app/quo\"te'.py",
    "app/new\nline.py",
    "app/tab\tand\\backslash.py",
    "app/ä.py",
    "app/-dash.py",
    "app/:(top)magic*.py",
    "app/[x]?.py",
    os.fsdecode(b"app/not-utf-8-\xff.py"),
]


def test_files_of_odd_names_land_and_go_back(make: Make) -> None:
    checkout = make({path: OLD + f"# {number}\n".encode() for number, path in enumerate(ODD)})
    before = checkout.state()
    checkout.lands("run", "p0")
    for number, path in enumerate(ODD):
        assert checkout.read(path) == NEW + f"# {number}\n".encode()
    assert checkout.status == b""
    assert checkout.run("verify").status == 0
    checkout.lands("rollback", "p0")
    assert checkout.state().files == before.files


@pytest.mark.parametrize("path", ODD)
def test_a_file_of_an_odd_name_is_named_when_it_is_in_the_way(make: Make, path: str) -> None:
    checkout = make({path: OLD})
    checkout.write(path, OLD + b"# mine\n")
    checkout.refuses("run", "p0", code="repo.dirty")


def test_work_that_touched_a_file_of_an_odd_name_is_named(make: Make) -> None:
    checkout = make(dict.fromkeys(ODD, OLD))
    checkout.lands("run", "p0")
    for path in ODD:
        checkout.write(path, NEW + b"# later\n")
    later = checkout.commit(message="later")
    ran = checkout.refuses("rollback", "p0", code="rollback.touched-since")
    assert f"{later[:7]} later" in ran.err
    assert checkout.run("status").status == 0
    checkout.lands("rollback", "p0", "--merge")
    assert checkout.read(ODD[-1]) == OLD + b"# later\n"


def test_names_that_differ_in_case_alone_are_refused_where_files_cannot(make: Make) -> None:
    checkout = make({"app/Five.py": OLD, "app/five.py": OLD})
    checkout.config("core.ignoreCase=true")
    before = checkout.state()
    ran = checkout.run("run", "p0")
    assert ran.status == 2, ran.out
    assert "Five.py" in ran.err
    checkout.check_same(before)


def test_a_file_that_is_added_beside_one_of_another_case_is_refused(make: Make) -> None:
    checkout = make({BLAME.upper(): b"# theirs\n"})
    checkout.config("core.ignoreCase=true")
    before = checkout.state()
    ran = checkout.run("run", "p0", "--blame-ignore")
    assert ran.status == 2, ran.out
    checkout.check_same(before)


def test_names_that_differ_in_case_alone_are_two_files_here(make: Make) -> None:
    checkout = make({"app/Five.py": OLD, "app/five.py": OLD + b"# other\n"})
    _goes_and_comes_back(checkout)
