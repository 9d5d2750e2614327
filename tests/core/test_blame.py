"""The file that `git blame` reads gets one more commit, and loses nothing."""

import pytest

from migrator.core.blame import with_ignored


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b"# Title\nabc\n"),
        (b"", b"# Title\nabc\n"),
        (b"# mine\n123\n", b"# mine\n123\n# Title\nabc\n"),
        (b"123", b"123\n# Title\nabc\n"),
        (b"123\r\n", b"123\r\n# Title\r\nabc\r\n"),
        (b"123\r\n456", b"123\r\n456\r\n# Title\r\nabc\r\n"),
        (b"\xff\n", b"\xff\n# Title\nabc\n"),
    ],
)
def test_a_commit_is_added(before: bytes | None, after: bytes) -> None:
    assert with_ignored(before, "abc", "Title") == after


def test_a_title_may_hold_anything() -> None:
    assert with_ignored(None, "abc", "Größe") == "# Größe\nabc\n".encode()
