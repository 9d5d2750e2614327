"""Hooks, signatures and names: a commit of the tool is made as the person's own would be."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.situations.checkout import BLAME, NEW, OLD, Checkout, cloned


def _log(checkout: Checkout) -> Path:
    return checkout.root.parent / f"{checkout.root.name}.hooks"


def _noted(checkout: Checkout, then: str = "exit 0") -> str:
    """A script that notes that it ran, and where."""
    return f'echo "$(basename "$0") $PWD" >> "{_log(checkout)}"\n{then}'


def _notes(checkout: Checkout) -> list[str]:
    return _log(checkout).read_text().splitlines() if _log(checkout).exists() else []


def test_all_hooks_of_a_commit_are_asked_and_the_last_one_runs_in_the_checkout(
    checkout: Checkout,
) -> None:
    names = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit")
    for name in names:
        checkout.hook(name, _noted(checkout))
    checkout.hook("post-checkout", _noted(checkout))
    checkout.hook("post-index-change", _noted(checkout))
    checkout.lands("run", "p0")
    ran = [note.split(" ", 1) for note in _notes(checkout)]
    assert [name for name, _folder in ran if name in names] == list(names)
    assert "post-checkout" not in [name for name, _folder in ran]
    for name, folder in ran:
        assert (folder == str(checkout.root)) == (name in {"post-commit", "post-index-change"})


def test_the_hook_after_a_commit_sees_what_has_landed(checkout: Checkout) -> None:
    script = "git rev-parse HEAD; git status --porcelain; git grep -c 'app.new' -- app/one.py"
    checkout.hook("post-commit", f"({script}) > ../seen; env | grep ^GIT_ >> ../seen; exit 0")
    checkout.lands("run", "p0")
    seen = (checkout.root.parent / "seen").read_text().splitlines()
    assert seen[:2] == [checkout.head, "app/one.py:1"]
    assert not [line for line in seen if line.startswith(("GIT_DIR", "GIT_INDEX_FILE"))]


@pytest.mark.parametrize("script", ["echo broken; exit 1", "kill -9 $$"])
def test_a_failure_of_the_hook_after_a_commit_is_told_and_changes_nothing(
    checkout: Checkout, script: str
) -> None:
    checkout.hook("post-commit", script)
    ran = checkout.lands("run", "p0")
    assert "post-commit" in ran.out + ran.err


@pytest.mark.parametrize("name", ["pre-commit", "post-commit"])
def test_a_hook_without_a_first_line_that_names_a_shell_runs(checkout: Checkout, name: str) -> None:
    hook = checkout.hook(name, "")
    hook.write_text(_noted(checkout) + "\n")
    checkout.lands("run", "p0")
    assert len(_notes(checkout)) == 1


@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
def test_a_hook_that_refuses_is_heard(checkout: Checkout, name: str) -> None:
    checkout.hook(name, "echo 'not on a Friday' >&2; exit 1")
    ran = checkout.refuses("run", "p0", code="hook.refused")
    assert "not on a Friday" in ran.err
    assert "--no-verify" in ran.err


def test_a_hook_that_refuses_is_left_out_where_that_is_wished(checkout: Checkout) -> None:
    for name in ("pre-commit", "commit-msg"):
        checkout.hook(name, "exit 1")
    checkout.lands("run", "p0", "--no-verify")
    checkout.refuses("rollback", "p0", code="hook.refused")
    checkout.lands("rollback", "p0", "--no-verify")


def test_a_hook_that_is_no_program_is_passed_over(checkout: Checkout) -> None:
    checkout.hook("pre-commit", "exit 1").chmod(0o644)
    checkout.lands("run", "p0")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("echo '# checked' >> app/one.py; git add app/one.py", id="rewrites"),
        pytest.param("echo x > app/generated.py; git add app/generated.py", id="adds"),
        pytest.param("git rm -qf app/two.py", id="deletes"),
        pytest.param("git update-index --chmod=+x app/one.py", id="makes a program"),
    ],
)
def test_a_hook_that_changes_what_is_committed_is_told_with_the_difference(
    checkout: Checkout, script: str
) -> None:
    checkout.hook("pre-commit", script)
    ran = checkout.refuses("run", "p0", code="hook.changed-files")
    assert "app/" in ran.err


def test_a_hook_that_rewrites_and_refuses_is_told_with_what_it_changed(
    checkout: Checkout,
) -> None:
    checkout.hook("pre-commit", "echo '# formatted' >> app/one.py; echo formatted; exit 1")
    ran = checkout.refuses("run", "p0", code="hook.refused")
    assert "app/one.py" in ran.err


def test_a_hook_that_rewrites_without_staging_changes_nothing_that_lands(
    checkout: Checkout,
) -> None:
    checkout.hook("pre-commit", "echo '# formatted' >> app/one.py")
    before = checkout.state()
    ran = checkout.run("run", "p0")
    if ran.status:
        checkout.check_same(before)
    else:
        assert checkout.read("app/one.py") == checkout.committed("app/one.py") == NEW
        assert checkout.status == b""


TRAILER = "git interpret-trailers --in-place --trailer 'Change-Id: I1' \"$1\""
PARAGRAPH = "printf '\\nRefs X-1\\n' >> \"$1\""


@pytest.mark.parametrize(
    ("name", "script"),
    [
        pytest.param("commit-msg", "sed -i '1s/^/[X-1] /' \"$1\"", id="a word in front"),
        pytest.param("commit-msg", TRAILER, id="a trailer"),
        pytest.param("commit-msg", PARAGRAPH, id="a paragraph behind"),
        pytest.param("prepare-commit-msg", PARAGRAPH, id="a paragraph to begin with"),
    ],
)
def test_a_hook_that_adds_to_the_message_does_not_hide_the_landing(
    checkout: Checkout, name: str, script: str
) -> None:
    checkout.hook(name, script)
    before = checkout.state()
    ran = checkout.run("run", "p0")
    if ran.status:
        assert "error[hook.changed-message]" in ran.err
        checkout.check_same(before)
    else:
        assert "landed" in checkout.run("status").out
        checkout.lands("rollback", "p0", "--no-verify")


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("sed -i '/^Migration-Phase/d' \"$1\"", id="a line less"),
        pytest.param("echo mine > \"$1\"", id="a message of its own"),
    ],
)  # fmt: skip
def test_a_hook_that_takes_the_record_out_of_the_message_is_refused(
    checkout: Checkout, script: str
) -> None:
    checkout.hook("commit-msg", script)
    checkout.refuses("run", "p0", code="hook.changed-message")


@pytest.mark.parametrize("folder", ["hooks", ".husky/_", "../outside hooks"])
def test_hooks_in_a_folder_of_their_own_are_found_though_nobody_committed_them(
    checkout: Checkout, folder: str
) -> None:
    checkout.write(".git/info/exclude", b"/hooks/\n/.husky/\n")
    checkout.hook("pre-commit", '. "$(dirname "$0")/helper"', folder)
    (checkout.root / folder / "helper").write_text("echo helped >&2; exit 1\n")
    checkout.config(f"core.hooksPath={folder}")
    ran = checkout.refuses("run", "p0", code="hook.refused")
    assert "helped" in ran.err


def test_hooks_are_found_from_a_linked_worktree(checkout: Checkout, tmp_path: Path) -> None:
    checkout.hook("pre-commit", "echo from main >&2; exit 1")
    checkout.git("worktree", "add", "-q", tmp_path / "linked")
    ran = Checkout(tmp_path / "linked").refuses("run", "p0", code="hook.refused")
    assert "from main" in ran.err


def test_hooks_are_asked_for_each_commit_of_a_phase(checkout: Checkout) -> None:
    checkout.hook("pre-commit", _noted(checkout))
    checkout.lands("run", "--blame-ignore")
    assert len(_notes(checkout)) == 4


def test_a_hook_may_ask_git_what_is_staged(checkout: Checkout) -> None:
    checkout.hook(
        "pre-commit",
        'test "$(git diff --cached --name-only | wc -l)" = 2 || exit 1\n'
        "git stash list; git ls-files -z | xargs -0 cat > /dev/null; grep -q app.new app/one.py",
    )
    checkout.lands("run", "p0")


def test_a_hook_that_moves_the_persons_branch_is_noticed(checkout: Checkout) -> None:
    elsewhere = f"git -C {checkout.root}"
    checkout.hook(
        "pre-commit",
        "test -e ../once && exit 0; touch ../once\nunset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE\n"
        f"{elsewhere} commit -q --no-verify --allow-empty -m theirs",
    )
    checkout.lands("run", "p0")
    assert b"theirs" in checkout.git("log", "--format=%s")
    assert checkout.status == b""


@pytest.mark.parametrize("arguments", [("run", "p1"), ("rollback", "p0"),
                                       ("rollback", "p0", "--drop")])  # fmt: skip
def test_a_hook_that_forbids_the_branch_to_move_has_all_taken_back(
    checkout: Checkout, arguments: tuple[str, ...]
) -> None:
    checkout.lands("run", "p0", "--blame-ignore")
    checkout.hook(
        "reference-transaction",
        'test "$1" = prepared || exit 0\n'
        '! grep -q " refs/heads/main$" || { echo not now >&2; exit 1; }',
    )
    ran = checkout.refuses(*arguments, code="repo.ref-refused")
    assert "not now" in ran.err or "hook" in ran.err


def test_a_hook_that_forbids_any_ref_to_move_has_nothing_begun(checkout: Checkout) -> None:
    checkout.hook("reference-transaction", 'test "$1" != prepared')
    before = checkout.state()
    ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "hook" in ran.err
    checkout.check_same(before)


def test_a_branch_whose_lock_was_left_behind_is_not_forced(checkout: Checkout) -> None:
    lock = checkout.git_folder / "refs/heads/main.lock"
    lock.write_bytes(b"")
    before = checkout.state()
    ran = checkout.run("run", "p0")
    assert ran.status == 2
    assert "main" in ran.err
    assert lock.exists()
    lock.unlink()
    checkout.check_same(before)


# Signatures


@pytest.fixture
def signing(checkout: Checkout, tmp_path: Path) -> Checkout:
    key = tmp_path / "key"
    try:
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key],
            check=True, capture_output=True,
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("ssh-keygen is not there")
    public = key.with_suffix(".pub").read_text()
    (tmp_path / "signers").write_text(f"tester@example.org {public}")
    checkout.config(
        "gpg.format=ssh", f"user.signingKey={key}", "commit.gpgSign=true",
        f"gpg.ssh.allowedSignersFile={tmp_path / 'signers'}",
    )  # fmt: skip
    return checkout


def test_commits_are_signed_where_the_persons_are(signing: Checkout) -> None:
    signing.lands("run", "--blame-ignore")
    signing.lands("rollback", "p1")
    for back in range(5):
        signing.git("verify-commit", f"HEAD~{back}")
    assert signing.run("verify").status == 0


def test_a_signature_that_cannot_be_made_is_refused(signing: Checkout, tmp_path: Path) -> None:
    (tmp_path / "key").unlink()
    (tmp_path / "key.pub").unlink()
    signing.refuses("run", "p0", code="commit.failed")


# Names


@pytest.fixture
def nobody(checkout: Checkout, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nobody is known any more, though somebody has made a repository."""
    with monkeypatch.context() as patched:
        for role in ("AUTHOR", "COMMITTER"):
            patched.delenv(f"GIT_{role}_NAME")
            patched.delenv(f"GIT_{role}_EMAIL")
        patched.delenv("EMAIL", raising=False)
        yield


@pytest.mark.usefixtures("nobody")
def test_somebody_whom_git_does_not_know_is_told_so(checkout: Checkout) -> None:
    checkout.config("user.useConfigOnly=true")
    ran = checkout.refuses("run", "p0", code="commit.no-identity")
    assert "user.email" in ran.err
    checkout.config("user.name=Me", "user.email=me@example.org")
    checkout.lands("run", "p0")
    assert checkout.line("log", "-1", "--format=%an %ce") == "Me me@example.org"


@pytest.mark.usefixtures("nobody")
def test_a_name_that_only_this_checkout_has_is_used(checkout: Checkout) -> None:
    checkout.config("user.useConfigOnly=true", "user.name=Me", "extensions.worktreeConfig=true")
    for phase, email in (("p0", "here@example.org"), ("p1", "other@example.org")):
        checkout.git("config", "--worktree", "user.email", email)
        checkout.lands("run", phase)
        assert checkout.line("log", "-1", "--format=%ce") == email


@pytest.mark.usefixtures("nobody")
def test_a_name_that_only_a_folder_has_is_used(
    checkout: Checkout, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As people have it who work for several."""
    (tmp_path / "included").write_text("[user]\nname = Me\nemail = work@example.org\n")
    (tmp_path / "everywhere").write_text(
        f'[user]\nuseConfigOnly = true\n[includeIf "gitdir:{checkout.root}/"]\n'
        f"path = {tmp_path / 'included'}\n"
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "everywhere"))
    checkout.lands("run", "p0")
    assert checkout.line("log", "-1", "--format=%ce") == "work@example.org"


def test_a_template_of_messages_and_an_editor_are_left_alone(checkout: Checkout) -> None:
    template = checkout.write(".git/template", b"Write why.\n")
    checkout.config(f"commit.template={template}", "core.editor=false", "commit.verbose=true")
    checkout.lands("run", "p0")
    assert b"Write why" not in checkout.git("log", "-1", "--format=%B")


def test_a_clone_rolls_back_what_was_landed_elsewhere(checkout: Checkout, tmp_path: Path) -> None:
    before = checkout.state()
    checkout.lands("run", "--blame-ignore")
    clone = cloned(checkout.root, tmp_path / "clone")
    clone.lands("rollback", "--all")
    assert clone.read("app/one.py") == OLD
    assert not (clone.root / BLAME).exists()
    assert {path: data for path, (_mode, data) in clone.state().files.items()} == {
        path: data for path, (_mode, data) in before.files.items()
    }
