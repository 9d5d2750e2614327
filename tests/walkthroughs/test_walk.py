"""The reader does what a page says, all of it, and notices what is not as it is shown."""

from pathlib import Path

import pytest

from tests.walkthroughs.page import CommandStep, FileStep, section, steps
from tests.walkthroughs.walk import unlike, walk

PAGE = """\
Write this, `a/b.txt`:

```text
one
```

```console
$ cat a/b.txt
one
$ cd a
```

Add to `b.txt`:

```text
two
```

```console
$ cat b.txt
one
two
$ false
$ echo $?
1
```
"""


def done(text: str, folder: Path) -> None:
    walk(steps(text), folder)


def test_files_and_commands_in_order() -> None:
    first, second, third, fourth, *_rest = steps(PAGE)
    assert first == FileStep("a/b.txt", "one\n", is_added=False)
    assert second == CommandStep("cat a/b.txt", "one")
    assert third == CommandStep("cd a", "")
    assert fourth == FileStep("b.txt", "two\n", is_added=True)


def test_a_page_is_followed(tmp_path: Path) -> None:
    done(PAGE, tmp_path)
    assert (tmp_path / "reader" / "a" / "b.txt").read_text() == "one\ntwo\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("```console\n$ echo two\none\n```\n", "-one\n\\+two"),
        ("```console\n$ false\n$ true\n```\n", "exit status 1"),
        ("```console\n$ false\n```\n", "exit status 1"),
        ("```console\n$ true\n$ echo $?\n1\n```\n", "-1\n\\+0"),
        ("```console\nfalse\n```\n", "begins with a command"),
        ("Some code:\n\n```python\nx\n```\n", "neither a console nor a file"),
        ("Add to `c`:\n\n```text\nx\n```\n", "there is no c to add to"),
    ],
)
def test_what_is_not_as_it_says_is_noticed(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=said):
        done(text, tmp_path)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ("a\n…\nd\n", "a\nb\nc\nd\n"),
        ("a\n…\nd\n", "a\nd\n"),
        ("in …/shop: x", "in /tmp/1/shop: x  \n"),
        ("landed as 1111111111 (0.1 s)", "landed as abcdef0123 (12.0 s)"),
        ("on 2025-06-02T09:00:00+00:00", "on 2026-01-31T23:59:59+02:00"),
        ("run 20250602-090000-9d07d5", "run 20260101-000000-ffffff"),
    ],
)
def test_what_may_differ(shown: str, printed: str) -> None:
    assert not unlike(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [("a\n…\nd", "a\nb\n"), ("a\nb", "a\n\nb"), ("a.c", "abc"), ("1 file", "2 file")],
)
def test_what_may_not(shown: str, printed: str) -> None:
    assert unlike(shown, printed)


def test_a_section_ends_where_the_next_begins(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# T\n\n## One\n\na\n\n### Part\n\nb\n\n## Two\n\nc\n")
    assert section(page, "One") == "\na\n\n### Part\n\nb\n"
    with pytest.raises(AssertionError, match="no section 'Three'"):
        section(page, "Three")
