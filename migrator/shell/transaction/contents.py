"""What git would check out: the contents of objects, as filters and line ends make them."""

import secrets
from collections.abc import Iterator, Sequence

from migrator.shell.git import Git, refused


def checked_out(git: Git, blobs: Sequence[tuple[str, str]]) -> Iterator[bytes]:
    """The bytes of objects as they are checked out at paths, in the order that they are named."""
    # One line asks for one object, so a path that is two lines is asked for alone.
    together = [(oid, path) for oid, path in blobs if "\n" not in path]
    contents = iter(_together(git, together))
    for oid, path in blobs:
        if "\n" in path:
            yield git.out("cat-file", "--filters", f"--path={path}", oid)
        else:
            yield next(contents)


def _together(git: Git, blobs: Sequence[tuple[str, str]]) -> list[bytes]:
    if not blobs:
        return []
    # The length that git could tell is that before the filters. A line that nobody could have
    # written says where each begins.
    mark = secrets.token_hex(16)
    asked = "".join(f"{oid} {path}\n" for oid, path in blobs)
    out = git.out(
        "cat-file", "--filters", f"--batch={mark}", given=asked.encode("utf-8", "surrogateescape")
    )
    _before, *parts = out.split(f"{mark}\n".encode())
    if len(parts) != len(blobs):
        raise refused(
            "git.object-missing",
            "git does not have all contents of the files that are to come",
            "see what is lost: git fsck; nothing was changed",
        )
    return [part.removesuffix(b"\n") for part in parts]
