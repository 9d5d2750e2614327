"""The file that tells `git blame` which commits to look through."""

BLAME_FILE = ".git-blame-ignore-revs"


def with_ignored(data: bytes | None, commit: str, title: str) -> bytes:
    """The file with one more commit, said what it is."""
    text = data or b""
    newline = b"\r\n" if b"\r\n" in text else b"\n"
    if text and not text.endswith(b"\n"):
        text += newline
    return text + b"# " + title.encode() + newline + commit.encode() + newline
