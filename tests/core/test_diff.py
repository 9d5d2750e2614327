import os
import stat as modes
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from migrator.core import diff
from migrator.core.diff import FileChange, Hunk, Stat, hunks, stat, unified
from migrator.core.edits import Edit

# Examples.


def test_an_edit_shows_its_line_and_three_around_it() -> None:
    old = b"1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    change = FileChange.edited("pkg/mod.py", old, [Edit(8, 9, b"five")])
    assert change.new == b"1\n2\n3\n4\nfive\n6\n7\n8\n9\n"
    assert unified(change) == (
        b"diff --git a/pkg/mod.py b/pkg/mod.py\n"
        b"--- a/pkg/mod.py\n"
        b"+++ b/pkg/mod.py\n"
        b"@@ -2,7 +2,7 @@\n"
        b" 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    )


def test_hunks_are_values() -> None:
    change = FileChange.edited("a", b"1\n2\n3\n", [Edit(2, 4, b"x\ny\n")])
    lines = ((b" ", b"1\n"), (b"-", b"2\n"), (b"+", b"x\n"), (b"+", b"y\n"), (b" ", b"3\n"))
    assert hunks(change, context=1) == [Hunk(1, 3, 1, 4, lines)]
    assert hunks(change, context=0) == [Hunk(2, 1, 2, 2, lines[1:-1])]


def test_only_the_lines_of_an_edit_that_differ_are_shown() -> None:
    change = FileChange.edited("a", b"1\n2\n3\n4\n", [Edit(0, 8, b"1\nnew\n2\n4\n")])
    assert [hunk.lines for hunk in hunks(change, context=0)] == [
        ((b"+", b"new\n"),),
        ((b"-", b"3\n"),),
    ]


def test_edits_on_adjoining_lines_are_shown_as_one() -> None:
    change = FileChange.edited("a", b"1\n2\n3\n", [Edit(0, 1, b"x"), Edit(2, 3, b"y")])
    marks = [mark for mark, _ in hunks(change)[0].lines]
    assert marks == [b"-", b"-", b"+", b"+", b" "]


@pytest.mark.parametrize(("apart", "count"), [(6, 1), (7, 2)])
def test_changes_share_a_hunk_while_their_context_touches(apart: int, count: int) -> None:
    old = b"a\n" + b"\n" * apart + b"b\n"
    edits = [Edit(0, 1, b"x"), Edit(apart + 2, apart + 3, b"y")]
    assert len(hunks(FileChange.edited("a", old, edits))) == count


def test_a_later_hunk_stands_where_the_lines_before_it_have_moved_it() -> None:
    old = b"".join(b"%d\n" % number for number in range(1, 31))
    at = old.index(b"20\n")
    change = FileChange.edited("a", old, [Edit(0, 2, b""), Edit(at, at, b"x\ny\n")])
    headers = [hunk.header for hunk in hunks(change)]
    assert headers == [b"@@ -1,4 +1,3 @@", b"@@ -17,6 +16,8 @@"]


def test_a_missing_final_newline_is_told() -> None:
    change = FileChange.edited("a", b"1\n2", [Edit(3, 3, b"\n3")])
    assert unified(change).endswith(
        b"@@ -1,2 +1,3 @@\n 1\n"
        b"-2\n\\ No newline at end of file\n"
        b"+2\n+3\n\\ No newline at end of file\n"
    )


def test_a_carriage_return_belongs_to_its_line() -> None:
    change = FileChange.edited("a", b"1\r2\r\n3\x0c4\r\n", [Edit(2, 3, b"x")])
    assert unified(change).endswith(b"@@ -1,2 +1,2 @@\n-1\r2\r\n+1\rx\r\n 3\x0c4\r\n")


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [Edit(0, 1, b"1")],
        [Edit(0, 2, b""), Edit(6, 6, b"1\n")],  # the first of the equal lines, to their end
    ],
)
def test_nothing_is_shown_of_a_change_without_effect(edits: list[Edit]) -> None:
    change = FileChange.edited("a", b"1\n1\n1\n2\n", edits)
    assert hunks(change) == []
    assert unified(change) == b""
    assert stat(change) == Stat("a", added=0, removed=0)


def test_an_edit_that_changes_nothing_gives_no_hunk_beside_one_that_does() -> None:
    old = b"\n" * 20 + b"a\n"
    change = FileChange.edited("a", old, [Edit(0, 1, b"\n"), Edit(20, 21, b"b")])
    assert [hunk.header for hunk in hunks(change)] == [b"@@ -18,4 +18,4 @@"]


def test_an_added_file_is_all_plus() -> None:
    change = FileChange("bin/run", None, b"1\n2\n", mode="100755")
    assert unified(change) == (
        b"diff --git a/bin/run b/bin/run\n"
        b"new file mode 100755\n"
        b"--- /dev/null\n"
        b"+++ b/bin/run\n"
        b"@@ -0,0 +1,2 @@\n+1\n+2\n"
    )
    assert stat(change) == Stat("bin/run", added=2, removed=0)


def test_a_deleted_file_is_all_minus() -> None:
    change = FileChange("a", b"1", None)
    assert unified(change) == (
        b"diff --git a/a b/a\n"
        b"deleted file mode 100644\n"
        b"--- a/a\n"
        b"+++ /dev/null\n"
        b"@@ -1 +0,0 @@\n-1\n\\ No newline at end of file\n"
    )
    assert stat(change) == Stat("a", added=0, removed=1)


def test_an_empty_file_comes_and_goes_with_a_header_only() -> None:
    header = b"diff --git a/a b/a\n"
    assert unified(FileChange("a", None, b"")) == header + b"new file mode 100644\n"
    assert unified(FileChange("a", b"", None)) == header + b"deleted file mode 100644\n"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("plain~name.py", b"b/plain~name.py"),
        ("with space", b"b/with space\t"),
        ('q"b\\s', b'"b/q\\"b\\\\s"'),
        ("\a\b\t\n\v\f\r\x01\x1b\x7f", b'"b/\\a\\b\\t\\n\\v\\f\\r\\001\\033\\177"'),
        ("caf\xe9 x", b'"b/caf\\303\\251 x"\t'),
        ("\udcff", b'"b/\\377"'),
    ],
)
def test_names_are_written_as_git_writes_them(path: str, shown: bytes) -> None:
    patch = unified(FileChange(path, None, b"x\n"))
    assert patch.splitlines()[3] == b"+++ " + shown
    assert patch.startswith(b"diff --git ")
    assert patch.splitlines()[0].endswith(b" " + shown.removesuffix(b"\t"))


def test_an_empty_file_in_a_folder_that_ends_with_a_space_is_quoted_for_git() -> None:
    changes = [FileChange("a /b /c", None, b""), FileChange("d /e", b"", None)]
    assert unified(changes[0]).startswith(b'diff --git "a/a /b /c" "b/a /b /c"\n')
    applied(changes, patch_of(changes, 3))


def test_what_is_no_change_of_a_file_is_refused() -> None:
    with pytest.raises(ValueError, match="neither"):
        FileChange("a", None, None)
    with pytest.raises(ValueError, match="neither"):
        FileChange("a", None, b"x", (Edit(0, 0, b"x"),))
    with pytest.raises(ValueError, match="do not lead"):
        FileChange("a", b"1", b"2", (Edit(0, 1, b"3"),))


# The work that is done.


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many lines each comparison was given, both sides together."""
    sizes = []

    class Recorder(SequenceMatcher[bytes]):
        def __init__(self, junk: None, a: list[bytes], b: list[bytes], autojunk: bool) -> None:
            assert not autojunk
            sizes.append(len(a) + len(b))
            super().__init__(junk, a, b, autojunk)

    monkeypatch.setattr(diff, "SequenceMatcher", Recorder)
    return sizes


def split_sizes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The bytes that are split into lines from now on."""
    sizes = []
    split = diff._lines

    def recorder(text: bytes) -> list[bytes]:
        sizes.append(len(text))
        return split(text)

    monkeypatch.setattr(diff, "_lines", recorder)
    return sizes


BIG = b"".join(b"line %d\n" % number for number in range(1, 40_001))


def test_one_edit_in_a_big_file_costs_a_window(
    monkeypatch: pytest.MonkeyPatch, compared: list[int]
) -> None:
    split = split_sizes(monkeypatch)
    at = BIG.index(b"line 30000\n")
    [hunk] = hunks(FileChange.edited("a", BIG, [Edit(at, at + 4, b"LINE")]))
    assert hunk.header == b"@@ -29997,7 +29997,7 @@"
    assert compared == [2]
    assert sum(split) < 200


def test_an_edit_of_a_whole_big_file_is_compared_where_it_differs(compared: list[int]) -> None:
    new = BIG.replace(b"line 20000\n", b"").replace(b"line 20002\n", b"x\n")
    [hunk] = hunks(FileChange.edited("a", BIG, [Edit(0, len(BIG), new)]))
    assert hunk.header == b"@@ -19997,9 +19997,8 @@"
    assert compared == [5]


def test_far_edits_are_compared_apart(compared: list[int]) -> None:
    edits = [Edit(at, at, b"#") for at in range(0, len(BIG), 1000)]
    found = hunks(FileChange.edited("a", BIG, edits))
    assert len(found) == len(compared) == len(edits)
    assert max(compared) <= 4


def test_a_rewrite_of_a_common_size_is_compared(compared: list[int]) -> None:
    old = b"".join(b"\nline %d\n" % number for number in range(1000))
    change = FileChange.edited("a", old, [Edit(0, len(old), old.replace(b"99\n", b"x\n"))])
    assert stat(change) == Stat("a", added=10, removed=10)
    assert compared == [3602]


def test_a_rewrite_that_would_take_hours_to_compare_is_shown_whole(compared: list[int]) -> None:
    old = b"\n\n\n\nx\n" * 5_000
    change = FileChange.edited("a", old, [Edit(0, len(old), old.replace(b"x", b"y"))])
    assert stat(change) == Stat("a", added=24_996, removed=24_996)  # the first 4 are alike
    assert compared == []


# What `git apply` makes of it.

PIECES = (
    b"a\n", b"b\n", b"\n", b"a\r\n", b"\r\n", b"a", b"\r", b"\x0c", b"\x0b", b"\x1c\x1d", b" ",
    b"\t\n", b"\xff\xfe\n", b"\xe9", "é\u2028\x85".encode(), b"-- \n", b"--- a/a\n", b"+++ b/b\n",
    b"@@ -1 +1 @@\n", b"diff --git a/a b/a\n", b"\\ No newline at end of file\n",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)
LONG_TEXTS = st.lists(st.sampled_from(PIECES[:4]), min_size=40, max_size=150).map(b"".join)
REPLACEMENTS = st.lists(st.sampled_from(PIECES), max_size=4).map(b"".join)
MODES = st.sampled_from(["100644", "100755"])

# No digits: a name may stand alone, beside the numbered folders of the others. No ".git".
NAME = st.text(
    "ab.- \t\n\r\a\x01\x1b\x7f\"'\\:*?#é日\x80\u2028🐍\udcff\udc80", min_size=1, max_size=8
)
PATHS = st.lists(NAME.filter(lambda name: name not in {".", ".."}), min_size=1, max_size=3).map(
    "/".join
)


@st.composite
def edits_of(draw: st.DrawFn, text: bytes) -> list[Edit]:
    """Edits in order, of which some touch one another and some insert only."""
    marks = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    pairs = zip(marks[::2], marks[1::2], strict=False)
    return [Edit(start, end, draw(REPLACEMENTS)) for start, end in pairs]


@st.composite
def changes_of(draw: st.DrawFn, path: str) -> FileChange:
    kind = draw(st.sampled_from(["edited", "edited", "edited", "added", "deleted"]))
    text, mode = draw(TEXTS | LONG_TEXTS), draw(MODES)
    if kind == "added":
        return FileChange(path, None, text, mode=mode)
    if kind == "deleted":
        return FileChange(path, text, None, mode=mode)
    return FileChange.edited(path, text, draw(edits_of(text)), mode)


@st.composite
def change_sets(draw: st.DrawFn) -> list[FileChange]:
    """Changes of files of which none stands where another has a folder."""
    paths = draw(st.lists(PATHS, min_size=1, max_size=12))
    numbered = [paths[0], *(f"{number}/{path}" for number, path in enumerate(paths[1:]))]
    return [draw(changes_of(path)) for path in numbered]


ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Repository:
    """A temporary repository with a work tree that is named by bytes."""

    def __init__(self, folder: str) -> None:
        self.root = os.fsencode(folder)
        self.git("init", "--quiet", "--template=")

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=ENVIRONMENT,
            input=stdin,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def place(self, path: str) -> Path:
        # The system's own encoding need not be UTF-8: the bytes are.
        return Path(os.fsdecode(self.root + b"/" + path.encode("utf-8", "surrogateescape")))

    def write(self, path: str, text: bytes | None, mode: str) -> None:
        if text is not None:
            place = self.place(path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(text)
            place.chmod(int(mode[-3:], 8))

    def read(self, path: str) -> tuple[bytes, bool] | None:
        """The bytes of a file and whether it may be executed."""
        place = self.place(path)
        if not place.exists():
            return None
        return place.read_bytes(), bool(place.stat().st_mode & modes.S_IXUSR)


def applied(changes: Sequence[FileChange], patch: bytes, *options: str) -> None:
    """Write the old files, apply the patch, and see that the new ones are there."""
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(folder)
        for change in changes:
            repository.write(change.path, change.old, change.mode)
        if patch:
            repository.git("apply", "--whitespace=nowarn", *options, "-", stdin=patch)
        for change in changes:
            executable = change.mode == "100755"
            expected = None if change.new is None else (change.new, executable)
            assert repository.read(change.path) == expected


def patch_of(changes: Iterable[FileChange], context: int) -> bytes:
    return b"".join(unified(change, context) for change in changes)


def backwards(change: FileChange) -> FileChange:
    """The change that takes this one back, all in one edit."""
    edits: tuple[Edit, ...] = ()
    if change.old is not None and change.new is not None:
        edits = (Edit(0, len(change.new), change.old),)
    return FileChange(change.path, change.new, change.old, edits, change.mode)


SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
REAL_GIT = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)


@REAL_GIT
@given(change_sets(), st.integers(1, 4))
def test_git_applies_the_patch_and_has_the_new_bytes(
    changes: list[FileChange], context: int
) -> None:
    applied(changes, patch_of(changes, context))


@REAL_GIT
@given(change_sets())
def test_git_applies_a_patch_without_context_when_told_so(changes: list[FileChange]) -> None:
    applied(changes, patch_of(changes, 0), "--unidiff-zero")


@REAL_GIT
@given(change_sets())
def test_git_takes_the_patch_back(changes: list[FileChange]) -> None:
    applied([backwards(change) for change in changes], patch_of(changes, 3), "--reverse")


@REAL_GIT
@given(change_sets(), st.booleans())
def test_added_and_deleted_files_are_shown_as_git_shows_them(
    changes: list[FileChange], deleted: bool
) -> None:
    files = {
        change.path: (change.old or change.new or b"", change.mode)
        for change in changes
        if " /" not in change.path  # these we quote and git does not
    }
    with tempfile.TemporaryDirectory() as folder:
        repository = Repository(folder)
        for path, (text, mode) in files.items():
            repository.write(path, text, mode)
        repository.git("add", "--all")
        if deleted:
            tree = repository.git("write-tree").decode().strip()
            repository.git("read-tree", "--empty")
            shown = repository.git("diff", "--cached", "--text", tree)
        else:
            shown = repository.git("diff", "--cached", "--text")
    ours = [
        FileChange(path, text if deleted else None, None if deleted else text, mode=mode)
        for path, (text, mode) in files.items()
    ]
    ours.sort(key=lambda change: change.path.encode("utf-8", "surrogateescape"))
    theirs = [line for line in shown.split(b"\n") if not line.startswith(b"index ")]
    assert patch_of(ours, 3) == b"\n".join(theirs)


@given(st.data(), TEXTS | LONG_TEXTS, st.integers(0, 4))
def test_the_hunks_hold_all_that_changes_and_where(
    data: st.DataObject, old: bytes, context: int
) -> None:
    change = FileChange.edited("a", old, data.draw(edits_of(old)))
    result, after = [], 0
    lines = diff._lines(old)
    for hunk in hunks(change, context):
        start = hunk.old_start - bool(hunk.old_count)
        result += lines[after:start]
        assert len(result) == hunk.new_start - bool(hunk.new_count)
        after = start + hunk.old_count
        assert lines[start:after] == [line for mark, line in hunk.lines if mark != b"+"]
        result += [line for mark, line in hunk.lines if mark != b"-"]
    assert b"".join(result + lines[after:]) == change.new
