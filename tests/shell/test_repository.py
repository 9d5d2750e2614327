"""The git repository, on real ones: which files there are, and which hold a word."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from migrator.errors import RepositoryError
from migrator.shell.repository import Repository, opened
from tests.conftest import MakeRepository


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def _commit(folder: Path, message: str = "more") -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-qm", message)


def _refusal(folder: Path) -> RepositoryError:
    with pytest.raises(RepositoryError) as caught:
        Repository.open(folder)
    (problem,) = caught.value.problems
    assert problem.hint
    assert caught.value.exit_status == 2
    return caught.value


_ODD_NAMES = [
    "with space.py",
    "tab\there.py",
    "new\nline.py",
    'quote".py',
    "back\\slash.py",
    "-dash.py",
    ":colon.py",
    "star*.py",
    "[bracket].py",
    "ünïcode/名.py",
    os.fsdecode(b"latin\xe9.py"),
    "deep/er/and/deeper.py",
    ".hidden/.py",
]


# Opening


@pytest.mark.parametrize("inside", [".", "pkg", "pkg/sub"])
def test_a_repository_is_found_from_any_folder_in_it(
    git_repository: MakeRepository, inside: str
) -> None:
    folder = git_repository({"pkg/sub/a.py": b""})
    with opened(folder / inside) as repository:
        assert repository.root.resolve() == folder.resolve()
        assert repository.paths == ["pkg/sub/a.py"]


def test_a_folder_outside_of_any_repository_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path).problems[0].code == "repo.not-a-repository"
    assert _refusal(tmp_path / "missing").problems[0].code == "path.not-found"


def test_a_repository_without_a_commit_is_refused(tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    (tmp_path / "a.py").write_bytes(b"")
    assert _refusal(tmp_path).problems[0].code == "repo.no-commit"


def test_a_bare_repository_is_refused(git_repository: MakeRepository, tmp_path: Path) -> None:
    _git(tmp_path, "clone", "-q", "--bare", str(git_repository({"a.py": b""})), "bare.git")
    assert _refusal(tmp_path / "bare.git").problems[0].code == "repo.bare"


def test_a_repository_of_somebody_else_is_refused_for_what_it_is(
    git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = git_repository({"a.py": b""})
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    problem = _refusal(folder).problems[0]
    assert problem.code != "repo.no-commit"
    assert "safe.directory" in problem.message + problem.hint


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"])
def test_the_environment_does_not_lead_elsewhere(
    git_repository: MakeRepository, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    folder, other = git_repository({"a.py": b""}), git_repository({"b.py": b""})
    elsewhere = {"GIT_WORK_TREE": other, "GIT_INDEX_FILE": other / ".git/index"}
    monkeypatch.setenv(name, str(elsewhere.get(name, other / ".git")))
    with opened(folder) as repository:
        assert repository.paths == ["a.py"]
        assert repository.holding(["x"]) == []
        assert set(repository.changed(repository.paths)) == frozenset()


def test_a_linked_worktree_is_a_repository(git_repository: MakeRepository, tmp_path: Path) -> None:
    folder = git_repository({"a.py": b"word\n"})
    _git(folder, "worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    (tmp_path / "side/a.py").write_bytes(b"other\n")
    with opened(tmp_path / "side") as repository:
        assert repository.root.resolve() == (tmp_path / "side").resolve()
        assert repository.holding(["word"]) == []
        assert repository.holding(["other"]) == ["a.py"]
        assert set(repository.changed(repository.paths)) == {"a.py"}


# Files


@pytest.mark.parametrize("name", _ODD_NAMES)
def test_odd_names_are_names_like_others(git_repository: MakeRepository, name: str) -> None:
    folder = git_repository({name: b"some word\n", "plain.py": b"else\n"})
    with opened(folder) as repository:
        assert sorted(repository.paths) == sorted([name, "plain.py"])
        assert repository.read(name) == b"some word\n"
        assert repository.holding(["word"]) == [name]
        (folder / name).write_bytes(b"changed\n")
        assert set(repository.changed(repository.paths)) == {name}
        (folder / f"{name}.new").write_bytes(b"word\n")
        assert repository.untracked_holding(["word"]) == [f"{name}.new"]


def test_links_are_neither_followed_nor_listed(git_repository: MakeRepository) -> None:
    folder = git_repository({"real.py": b"word\n", "pkg/a.py": b"word\n"})
    (folder / "link.py").symlink_to("real.py")
    (folder / "broken.py").symlink_to("word")
    (folder / "linked").symlink_to("pkg")
    _commit(folder)
    with opened(folder) as repository:
        assert sorted(repository.paths) == ["pkg/a.py", "real.py"]
        assert sorted(repository.holding(["word"])) == ["pkg/a.py", "real.py"]
        assert [repository.read(path) for path in ("link.py", "broken.py", "linked")] == [None] * 3


def test_a_file_that_became_a_link_is_not_followed(
    git_repository: MakeRepository, tmp_path: Path
) -> None:
    (tmp_path / "secret.py").write_bytes(b"word\n")
    folder = git_repository({"a.py": b"word\n", "pkg/secret.py": b"word\n"})
    (folder / "a.py").unlink()
    (folder / "a.py").symlink_to(tmp_path / "secret.py")
    (folder / "pkg/secret.py").unlink()
    (folder / "pkg").rmdir()
    (folder / "pkg").symlink_to(tmp_path)
    with opened(folder) as repository:
        assert repository.read("a.py") is None
        assert repository.read("pkg/secret.py") is None


def test_what_is_gone_or_a_folder_has_no_bytes(git_repository: MakeRepository) -> None:
    folder = git_repository({"a.py": b"1", "pkg/b.py": b"2"})
    (folder / "a.py").unlink()
    with opened(folder) as repository:
        assert [repository.read(path) for path in ("a.py", "pkg", "missing", "pkg/b.py")] == [
            None,
            None,
            None,
            b"2",
        ]
        assert set(repository.changed(repository.paths)) == {"a.py"}


def test_modes_are_those_that_git_has(git_repository: MakeRepository) -> None:
    folder = git_repository({"run": b"#!/bin/sh\n", "a.py": b""})
    (folder / "run").chmod(0o755)
    (folder / "link").symlink_to("run")
    _commit(folder)
    with opened(folder) as repository:
        assert {path: repository.mode(path) for path in ("run", "a.py", "link", "new")} == {
            "run": "100755",
            "a.py": "100644",
            "link": "120000",
            "new": "100644",
        }


@pytest.mark.parametrize("recurse", ["false", "true"])
def test_submodules_are_named_and_not_looked_into(
    git_repository: MakeRepository, recurse: str
) -> None:
    inner = git_repository({"in.py": b"word\n"})
    folder = git_repository({"a.py": b"word\n"})
    _git(folder, "-c", "protocol.file.allow=always", "submodule", "add", "-q", str(inner), "lib")
    _commit(folder)
    _git(folder, "config", "submodule.recurse", recurse)
    with opened(folder) as repository:
        assert repository.submodules == ["lib"]
        assert sorted(repository.paths) == [".gitmodules", "a.py"]
        assert repository.holding(["word"]) == ["a.py"]
        assert repository.untracked_holding(["word"]) == []
        assert repository.read("lib") is None


def test_untracked_files_count_unless_they_are_ignored(git_repository: MakeRepository) -> None:
    folder = git_repository({"a.py": b"word\n", ".gitignore": b"*.log\nbuild/\n"})
    for path in ("new.py", "x.log", "build/out.py", "fresh/b.py"):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(b"word\n")
    with opened(folder) as repository:
        assert repository.holding(["word"]) == ["a.py"]
        assert sorted(repository.untracked_holding(["word"])) == ["fresh/b.py", "new.py"]
        assert set(repository.changed(repository.paths)) == frozenset()


def test_a_sparse_checkout_hides_files(git_repository: MakeRepository) -> None:
    folder = git_repository({"in/a.py": b"word\n", "out/b.py": b"word\n"})
    _git(folder, "sparse-checkout", "set", "in")
    with opened(folder) as repository:
        assert repository.hidden == ["out/b.py"]
        assert repository.holding(["word"]) == ["in/a.py"]
        assert repository.read("out/b.py") is None
        assert set(repository.changed(repository.paths)) == frozenset()


def test_changes_staged_or_not_are_changes(git_repository: MakeRepository) -> None:
    names = ["same", "edited", "staged", "gone", "moved", "mode"]
    folder = git_repository({name: name.encode() * 9 for name in names})
    (folder / "edited").write_bytes(b"now word")
    (folder / "staged").write_bytes(b"word")
    (folder / "added").write_bytes(b"word")
    (folder / "moved").rename(folder / "here")
    (folder / "gone").unlink()
    (folder / "mode").chmod(0o755)
    _git(folder, "add", "staged", "added", "moved", "here")
    with opened(folder) as repository:
        assert set(repository.changed([*repository.paths, "moved"])) == {
            "edited",
            "staged",
            "gone",
            "moved",
            "here",
            "added",
            "mode",
        }
        assert sorted(repository.holding(["word"])) == ["added", "edited", "staged"]


def test_a_file_in_conflict_is_listed_once(git_repository: MakeRepository) -> None:
    folder = git_repository({"a.py": b"1\n"})
    _git(folder, "checkout", "-qb", "side")
    (folder / "a.py").write_bytes(b"word 2\n")
    _commit(folder)
    _git(folder, "checkout", "-q", "main")
    (folder / "a.py").write_bytes(b"word 3\n")
    _commit(folder)
    subprocess.run(["git", "merge", "-q", "side"], cwd=folder, check=False, capture_output=True)
    with opened(folder) as repository:
        assert repository.paths == ["a.py"]
        assert repository.holding(["word"]) == ["a.py"]


# Words

_WORDS = [f"word_{number}" for number in range(246)] + ["ä_name", "it's", "<b>", "a.b*c"]


def _texts() -> Mapping[str, bytes]:
    files = {f"f{number}.py": f"x = {word}\n".encode() for number, word in enumerate(_WORDS)}
    files |= {
        "none.py": b"nothing here\n",
        "case.py": b"WORD_1\n",
        "part.py": b"xword_17y\n",
        "binary.bin": b"\0\1word_2\0",
        "crlf.py": b"a\r\nword_3\r\n",
        "last.py": b"word_4",
        "latin.py": "\xe4_name".encode("latin-1"),
        "regex.py": b"aXbbc\n",
        "folder/deep.py": b"word_200\n",
        "empty.py": b"",
    }
    return files


def _naive(files: Mapping[str, bytes], words: list[str]) -> list[str]:
    return sorted(
        path for path, data in files.items() if any(word.encode() in data for word in words)
    )


@pytest.mark.parametrize(
    "words",
    [
        ["word_1"],
        ["missing"],
        ["it's"],
        ["migrator: ignore", "word_2"],
        _WORDS[2:5],
        _WORDS[2:6],
        [*_WORDS[:3], "ä_name"],
        [*_WORDS[:3], "a.b*c"],
        [*_WORDS[:3], "it's"],
        [*_WORDS[:3], "<b>"],
        ["missing_1", "missing_2", "missing_3", "missing_4"],
        _WORDS[:247],
        _WORDS,
        [],
    ],
    ids=lambda words: f"{len(words)}-{words[-1] if words else ''}",
)
def test_words_are_found_where_a_plain_search_finds_them(
    git_repository: MakeRepository, words: list[str]
) -> None:
    files = _texts()
    with opened(git_repository(files)) as repository:
        assert sorted(repository.holding(words)) == _naive(files, words)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("grep.patternType", "perl"),
        ("grep.fullName", "false"),
        ("grep.lineNumber", "true"),
        ("grep.column", "true"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("diff.relative", "true"),
        ("diff.noprefix", "true"),
        ("diff.external", "false"),
    ],
)
def test_no_configuration_changes_what_is_found(
    git_repository: MakeRepository, key: str, value: str
) -> None:
    folder = git_repository({"pkg/ü.py": b"word\n", "b.py": b"wor.\n"})
    _git(folder, "config", key, value)
    (folder / "pkg/ü.py").write_bytes(b"a word\n")
    (folder / "new.py").write_bytes(b"word\n")
    with opened(folder / "pkg") as repository:
        assert repository.holding(["word"]) == ["pkg/ü.py"]
        assert repository.holding(["word", "b", "c", "w.rd"]) == ["pkg/ü.py"]
        assert repository.untracked_holding(["word"]) == ["new.py"]
        assert set(repository.changed(repository.paths)) == {"pkg/ü.py"}
