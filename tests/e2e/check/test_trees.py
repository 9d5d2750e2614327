"""What is looked at: the files, what is staged, some files."""

import os
from pathlib import Path

import pytest

from tests.e2e.check.scenery import FILES, USES, Checked
from tests.e2e.terminal import run

OLD = FILES["app/svc.py"]
SVC = {("app/svc.py", 1)}


class TestWorkTree:
    def test_files_that_git_does_not_know_do_not_count(self, chat: Checked) -> None:
        chat.write("app/fresh.py", OLD)
        assert chat.places() == USES

    def test_what_is_not_committed_does(self, chat: Checked) -> None:
        chat.write("app/clean.py", OLD)
        assert ("app/clean.py", 1) in chat.places()

    def test_files_that_git_is_told_to_trust(self, chat: Checked) -> None:
        chat.git("update-index", "--assume-unchanged", "app/clean.py", "app/svc.py")
        chat.write("app/clean.py", OLD)
        chat.write("app/svc.py", "")
        assert chat.places() == {("app/clean.py", 1), ("tests/test_svc.py", 1)}

    def test_submodules_are_told(self, chat: Checked) -> None:
        inner = chat.git("rev-parse", "HEAD").strip()
        chat.git("update-index", "--add", "--cacheinfo", f"160000,{inner},inner")
        assert "not looked into: submodules inner" in chat.check().err
        assert "not looked into: submodules inner" in chat.check("--staged").err

    def test_a_sparse_checkout_is_told(self, chat: Checked) -> None:
        chat.git("sparse-checkout", "set", "--no-cone", "/app/", "/migration.toml")
        shown = chat.check()
        assert "1 files that the sparse checkout leaves out" in shown.err
        assert chat.places() == SVC
        assert chat.places("--staged") == USES

    def test_another_checkout_of_the_repository(self, chat: Checked, tmp_path: Path) -> None:
        chat.git("worktree", "add", "-q", str(tmp_path / "other"))
        other = Checked(tmp_path / "other")
        other.write("app/svc.py", "")
        for _turn in range(2):
            assert other.places() == {("tests/test_svc.py", 1)}
            assert other.places("--staged") == chat.places() == USES

    def test_a_history_that_is_cut_off_is_told(self, chat: Checked, tmp_path: Path) -> None:
        chat.git("commit", "-q", "--allow-empty", "-m", "more")
        chat.git("clone", "-q", "--depth=1", f"file://{chat.folder}", str(tmp_path / "clone"))
        shown = Checked(tmp_path / "clone").check()
        assert shown.status == 1
        assert "the history is cut off" in shown.err
        assert "the history" not in chat.check().err

    def test_a_run_that_was_cut_short_is_told(self, chat: Checked) -> None:
        (chat.folder / ".git/migrator/txn/1").mkdir(parents=True)
        assert "a run was cut short" in chat.check().err
        assert chat.places() == USES

    def test_from_a_folder_below(self, chat: Checked, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(chat.folder / "app")
        assert run("check").out == chat.check().out
        assert run("check", "svc.py").out.startswith("app/svc.py:1:")


class TestStaged:
    def test_the_index_and_not_the_files(self, chat: Checked) -> None:
        chat.write("app/svc.py", "")
        assert chat.places() == {("tests/test_svc.py", 1)}
        assert chat.places("--staged") == USES
        chat.git("add", "-A")
        assert chat.places("--staged") == {("tests/test_svc.py", 1)}

    def test_a_file_that_is_staged_in_part(self, chat: Checked) -> None:
        chat.write("app/clean.py", f"VALUE = 2\n{OLD}")
        chat.git("add", "app/clean.py")
        chat.write("app/clean.py", f"\n\n\n{OLD}{OLD}")
        assert ("app/clean.py", 2) in chat.places("--staged")
        assert {line for path, line in chat.places() if path == "app/clean.py"} == {4, 9}

    def test_a_new_file(self, chat: Checked) -> None:
        chat.write("app/fresh.py", OLD)
        assert chat.places("--staged") == USES
        chat.git("add", "app/fresh.py")
        assert ("app/fresh.py", 1) in chat.places("--staged")

    def test_one_that_is_only_to_be_added(self, chat: Checked) -> None:
        chat.write("app/fresh.py", OLD)
        chat.git("add", "-N", "app/fresh.py")
        assert chat.places("--staged") == USES

    def test_deleted_and_renamed_ones(self, chat: Checked) -> None:
        chat.git("rm", "-q", "tests/test_svc.py")
        chat.git("mv", "app/svc.py", "app/service.py")
        assert chat.places("--staged") == {("app/service.py", 1)}

    def test_one_that_is_gone_but_still_staged(self, chat: Checked) -> None:
        (chat.folder / "app/svc.py").unlink()
        assert chat.places("--staged") == USES
        assert chat.places() == {("tests/test_svc.py", 1)}

    def test_line_ends_that_git_converts(self, chat: Checked) -> None:
        chat.write(".gitattributes", "*.py text eol=crlf\n")
        chat.write("app/svc.py", OLD.replace("\n", "\r\n"))
        chat.git("add", "-A")
        assert chat.places("--staged") == chat.places() == USES

    def test_what_is_not_merged_is_told(self, chat: Checked) -> None:
        chat.git("checkout", "-qb", "other")
        chat.write("app/svc.py", "A = 1\n")
        chat.git("commit", "-qam", "other")
        chat.git("checkout", "-q", "main")
        chat.write("app/svc.py", "B = 1\n")
        chat.git("commit", "-qam", "main")
        with pytest.raises(Exception, match="merge"):
            chat.git("merge", "-q", "other")
        shown = chat.check("--staged")
        assert "not merged yet: app/svc.py" in shown.err
        assert chat.check().status == 1

    def test_some_of_it(self, chat: Checked) -> None:
        chat.write("app/fresh.py", OLD)
        svc, fresh = chat.folder / "app/svc.py", chat.folder / "app/fresh.py"
        shown = chat.check("--staged", svc, fresh)
        assert "app/svc.py:1:" in shown.out
        assert "tests" not in shown.out
        assert "not looked at: app/fresh.py: not staged" in shown.err

    @pytest.mark.parametrize("command", [["commit", "-qam", "all"], ["commit", "-qm", "o", "app"]])
    def test_in_a_hook_of_a_commit_of_some_files(self, chat: Checked, command: list[str]) -> None:
        """Git then has an index of its own for what is to be committed."""
        chat.write("app/clean.py", OLD)
        hook = chat.folder / ".git/hooks/pre-commit"
        # The hook keeps what it is told, and the test checks as it would.
        hook.write_text(f'#!/bin/sh\ncp "$GIT_INDEX_FILE" {chat.folder}/.git/meant\nexit 1\n')
        hook.chmod(0o755)
        with pytest.raises(Exception, match="commit"):
            chat.git(*command)
        assert chat.places("--staged") == USES
        os.environ["GIT_INDEX_FILE"] = str(chat.folder / ".git/meant")
        try:
            assert ("app/clean.py", 1) in chat.places("--staged")
        finally:
            os.environ.pop("GIT_INDEX_FILE", None)

    def test_an_index_of_another_repository_is_not_meant(
        self, chat: Checked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        foreign = tmp_path / "index"
        foreign.write_bytes((chat.folder / ".git/index").read_bytes())
        monkeypatch.setenv("GIT_INDEX_FILE", str(foreign))
        chat.write("app/clean.py", OLD)
        monkeypatch.setenv("GIT_INDEX_FILE", str(foreign))
        assert chat.places("--staged") == USES


class TestGiven:
    def test_only_these(self, chat: Checked) -> None:
        assert chat.places(chat.folder / "app/svc.py", chat.folder / "app/clean.py") == SVC

    def test_all_in_a_folder(self, chat: Checked) -> None:
        assert chat.places(chat.folder / "app") == SVC
        assert chat.places(chat.folder) == USES

    def test_one_that_git_does_not_know(self, chat: Checked) -> None:
        chat.write("app/fresh.py", OLD)
        assert chat.places(chat.folder / "app/fresh.py") == {("app/fresh.py", 1)}

    def test_one_through_a_link(self, chat: Checked) -> None:
        (chat.folder / "link").symlink_to("app")
        assert chat.places(chat.folder / "link/svc.py") == SVC
        shown = chat.check(chat.folder / "link")
        assert (shown.status, shown.out) == (0, "")
        assert "not looked at: link: no file of the repository" in shown.err

    def test_one_that_is_deleted(self, chat: Checked) -> None:
        (chat.folder / "app/svc.py").unlink()
        for _turn in range(2):
            shown = chat.check(chat.folder / "app/svc.py")
            assert (shown.status, shown.out) == (0, "")
            assert "not looked at: app/svc.py: deleted" in shown.err
            chat.git("add", "-A")

    def test_one_that_never_was(self, chat: Checked) -> None:
        shown = chat.check(chat.folder / "app/lost.py")
        assert (shown.status, shown.out) == (2, "")
        assert "error[path.not-found]" in shown.err

    def test_one_outside(self, chat: Checked, tmp_path: Path) -> None:
        shown = chat.check(tmp_path)
        assert shown.status == 2
        assert "error[path.outside]" in shown.err

    def test_what_is_no_text_is_git_s_own_or_a_submodule(self, chat: Checked) -> None:
        (chat.folder / "app/blob.py").write_bytes(b"\0\xff")
        (chat.folder / "picture.png").write_bytes(b"\x89PNG\0")
        inner = chat.git("rev-parse", "HEAD").strip()
        chat.git("update-index", "--add", "--cacheinfo", f"160000,{inner},inner")
        chat.write("inner/fresh.py", OLD)
        names = ["app/blob.py", "picture.png", "inner", "inner/fresh.py", ".git/config"]
        shown = chat.check(*(chat.folder / name for name in names))
        assert (shown.status, shown.out) == (0, "")
        assert "not looked at: inner: a submodule" in shown.err
        assert "not looked at: inner/fresh.py: a submodule" in shown.err
        assert "not looked at: .git/config: no file of the repository" in shown.err

    def test_names_with_odd_characters(self, chat: Checked) -> None:
        for name in ("[a]*.py", "b\nc.py", "\udcff.py"):
            chat.write(f"app/{name}", OLD)
        chat.git("add", "-A")
        assert len(chat.places(chat.folder / "app/[a]*.py", chat.folder / "app/\udcff.py")) == 2
        assert chat.places(chat.folder / "app/b\nc.py") == {("app/b\nc.py", 1)}
