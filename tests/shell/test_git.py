"""Git as a program: what it is asked, and what its answers are."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator.errors import RepositoryError
from migrator.shell.git import Git, listed, opened_git, records
from tests.conftest import MakeRepository

ODD = ["a b", "new\nline", 'quo"te', "späß", "by\udcfftes", "-dash", ":colon", "*"]


@pytest.fixture
def git(git_repository: MakeRepository) -> Iterator[Git]:
    opened = opened_git(git_repository({"a.py": b"a = 1\n", "sub/b.py": b""}))
    yield opened
    opened.repo.close()


def test_a_folder_within_will_do(git: Git) -> None:
    root = git.path("--show-toplevel")
    assert opened_git(root / "sub").path("--show-toplevel") == root


@pytest.mark.parametrize(
    ("name", "code"), [("", "repo.not-a-repository"), ("not/there", "path.not-found")]
)
def test_a_folder_without_git_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(RepositoryError) as raised:
        opened_git(tmp_path / name)
    assert raised.value.problems[0].code == code


def test_bytes_come_as_they_are(git: Git) -> None:
    data = b"\0\r\n\xff\n\n"
    oid = git.line("hash-object", "-w", "--stdin", given=data)
    assert git.out("cat-file", "blob", oid) == data


@pytest.mark.parametrize("given", [b"", b"x" * 300_000])
def test_input_may_be_nothing_or_much(git: Git, given: bytes) -> None:
    oid = git.line("hash-object", "-w", "--stdin", given=given)
    assert git.out("cat-file", "blob", oid) == given


def test_a_failure_is_told_with_what_git_complains_of(git: Git) -> None:
    with pytest.raises(RepositoryError, match=r"git cat-file failed: .*nothing-there"):
        git.out("cat-file", "blob", "nothing-there")


def test_a_failure_may_be_an_answer(git: Git) -> None:
    answer = git.answer("rev-parse", "--verify", "--quiet", "nothing")
    assert (answer.status, answer.out, answer.complaint) == (1, b"", "it ended with 1")
    assert git.out("grep", "nothing", none=1) == b""


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"]
)
def test_the_environment_turns_it_to_no_other_repository(
    git_repository: MakeRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder = git_repository({"a.py": b""})
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert opened_git(folder).out("ls-files") == b"a.py\n"


def test_settings_and_environment_add_up_and_leave_the_first_alone(git: Git) -> None:
    more = git.within("user.name=One").within("user.email=one@example.org", GIT_AUTHOR_NAME="Two")
    assert more.line("config", "user.name") == "One"
    assert more.line("config", "user.email") == "one@example.org"
    assert more.line("var", "GIT_AUTHOR_IDENT").startswith("Two <")
    assert git.answer("config", "user.name").status == 1


def test_a_persons_settings_change_nothing_that_is_read(git: Git) -> None:
    for setting in ("color.ui", "core.quotePath"):
        git.out("config", setting, "always" if "color" in setting else "true")
    (git.path("--show-toplevel") / "späß").touch()
    git.out("add", "-A")
    assert "späß".encode() in git.out("ls-files")
    assert b"\x1b[" not in git.out("grep", "-n", "a", "--", "a.py")


def test_paths_of_any_kind_go_and_come_back(git: Git) -> None:
    root = git.path("--show-toplevel")
    for name in ODD:
        Path(os.fsdecode(os.fsencode(root) + b"/" + os.fsencode(name))).touch()
    git.out("update-index", "-z", "--add", "--stdin", given=listed(ODD))
    assert set(records(git.out("ls-files", "-z"))) == {*ODD, "a.py", "sub/b.py"}


def test_nothing_is_no_record() -> None:
    assert records(b"") == []
    assert listed([]) == b""


def test_hooks_can_be_left_out(git: Git) -> None:
    hook = git.path("--git-path", "hooks") / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    commit = ("commit", "--allow-empty", "-qm", "x")
    assert git.answer(*commit).status == 1
    assert git.without_hooks.answer(*commit).status == 0


def test_what_is_written_durably_is_written(git: Git) -> None:
    oid = git.durable.line("hash-object", "-w", "--stdin", given=b"kept")
    assert git.out("cat-file", "blob", oid) == b"kept"
