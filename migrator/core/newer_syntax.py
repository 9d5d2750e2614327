"""Which Python a file needs that the running one cannot parse.

LibCST knows the syntax of versions later than the one that runs it.
"""

import re
import sys

import libcst as cst

_NEWEST_FIRST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("3.14", ("TemplatedString",)),
    ("3.12", ("TypeAlias", "TypeParameters")),
    ("3.11", ("TryStar",)),
)


#: What only a later version could mean; without any of it, the file is plainly broken.
_SIGNS = re.compile(
    rb"^\s*type\s+\w+|\b(?:def|class)\s+\w+\s*\[|\bexcept\s*\*|\b[fFtT][rR]?[\"']|\b[rR][fFtT][\"']",
    re.MULTILINE,
)
#: Faults of literals, which LibCST does not look into.
_BROKEN_ANYWHERE = re.compile(r"^\(|bytes can only contain")
#: LibCST ends the process on what is nested too deeply; such lines are never looked at.
_LONGEST_LINE = 4_000


def needed_version(data: bytes, message: str) -> str | None:
    """The version whose syntax the file uses, None if it is broken in any version.

    ``message`` is what the running version says of it.
    """
    if "nested" in message or not _SIGNS.search(data):
        return None
    if max(map(len, data.splitlines()), default=0) > _LONGEST_LINE:
        return None
    try:
        module = cst.parse_module(data)
    except (
        cst.ParserSyntaxError, cst.CSTLogicError,  # the second for some strings of 3.14
        SyntaxError, ValueError, LookupError, RecursionError,
    ):  # fmt: skip
        return None
    kinds = _Kinds()
    module.visit(kinds)
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    for version, names in _NEWEST_FIRST:
        if kinds.seen.intersection(names) and _later(version, running):
            return version
    # What is left are the f-strings of 3.12, which LibCST has no class of their own for.
    is_newer = "FormattedString" in kinds.seen and _later("3.12", running)
    return "3.12" if is_newer and not _BROKEN_ANYWHERE.search(message) else None


def _later(version: str, than: str) -> bool:
    return int(version.partition(".")[2]) > int(than.partition(".")[2])


class _Kinds(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.seen.add(type(node).__name__)
        return True
