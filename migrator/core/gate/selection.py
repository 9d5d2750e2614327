"""A pytest command that runs some test files only."""

import posixpath
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

#: Options whose value is a path that is not run.
_ABOUT_PATHS = frozenset({"-c", "--confcutdir", "--deselect", "--ignore", "--rootdir"})


def scope(words: Sequence[str], folder: str, tests: Collection[str]) -> frozenset[str]:
    """The test files that a command runs in a folder; all that are in it where it names none."""
    named = _named(words, folder, tests).values()
    inside = [test for test in tests if _is_in(test, _path(folder, "."))]
    return frozenset(
        test for test in inside if not named or any(_is_in(test, path) for path in named)
    )


def names_single_tests(words: Sequence[str]) -> bool:
    """Whether a command is about single tests already."""
    return any("::" in word for word in words)


def only(
    words: Sequence[str], folder: str, tests: Collection[str], chosen: Iterable[str]
) -> list[str]:
    """The command for the chosen ones of its test files."""
    named = _named(words, folder, tests)
    kept = [word for word in words if word not in named]
    return [*kept, *(posixpath.relpath(test, _path(folder, ".")) for test in sorted(chosen))]


def _named(words: Sequence[str], folder: str, tests: Collection[str]) -> dict[str, str]:
    """The words that name tests, each with what it is from the top."""
    return {
        word: path
        for previous, word in pairwise(["", *words])
        if not word.startswith("-") and previous not in _ABOUT_PATHS
        for path in [_path(folder, word)]
        if any(_is_in(test, path) for test in tests)
    }


def _path(folder: str, word: str) -> str:
    return posixpath.normpath(posixpath.join(folder, word))


def _is_in(test: str, path: str) -> bool:
    return path in {".", test} or test.startswith(f"{path}/")
