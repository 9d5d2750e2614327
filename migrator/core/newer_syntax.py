"""Which Python a file needs that the running one cannot parse.

LibCST knows the syntax of versions later than the one that runs it.
"""

import sys

import libcst as cst

_NEWEST_FIRST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("3.14", ("TemplatedString",)),
    ("3.12", ("TypeAlias", "TypeParameters")),
    ("3.11", ("TryStar",)),
)


def needed_version(data: bytes) -> str | None:
    """The version whose syntax the file uses, None if it is broken in any version."""
    try:
        module = cst.parse_module(data)
    except (cst.ParserSyntaxError, SyntaxError, ValueError, LookupError, RecursionError):
        return None
    kinds = _Kinds()
    module.visit(kinds)
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    candidates = [
        version
        for version, names in _NEWEST_FIRST
        if kinds.seen.intersection(names) and _later(version, running)
    ]
    if candidates:
        return candidates[0]
    # What is left are the f-strings of 3.12, which LibCST has no class of their own for.
    return "3.12" if "FormattedString" in kinds.seen and _later("3.12", running) else None


def _later(version: str, than: str) -> bool:
    return int(version.partition(".")[2]) > int(than.partition(".")[2])


class _Kinds(cst.CSTVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def on_visit(self, node: cst.CSTNode) -> bool:
        self.seen.add(type(node).__name__)
        return True
