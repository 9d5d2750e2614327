"""What a module binds beyond doubt, seen without parsing it: most questions end here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What begins a line is at the level of the module, if it is not inside of a long string.
_STATEMENT = re.compile(
    rb"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)"
    rb"|^(\w+)(?:[ \t]*:[^=\r\n]+)?[ \t]*=(?!=)"
    rb"|^from[ \t]+[.\w]+[ \t]+import[ \t]+(\([^)]*\)|[^\r\n#;\\(]+)"
    rb"|^import[ \t]+([^\r\n#;\\]+)",
    re.MULTILINE,
)
_DELETION = re.compile(rb"^del\b([^\r\n#]*)", re.MULTILINE)
_COMMENT = re.compile(rb"#[^\r\n]*")
_WORD = re.compile(rb"\w+")


@dataclass(frozen=True, slots=True)
class QuickLook:
    """Names at the level of a module."""

    bound: frozenset[str]
    #: Those that a ``del`` names.
    deleted: frozenset[str]


def quick_look(data: bytes) -> QuickLook:
    """What the starts of the lines tell."""
    deleted = [word for names in _DELETION.findall(data) for word in _WORD.findall(names)]
    return QuickLook(_decoded(_bound(data)), _decoded(deleted))


def _decoded(words: Iterator[bytes] | list[bytes]) -> frozenset[str]:
    return frozenset(word.decode(errors="replace") for word in words)


def _bound(data: bytes) -> Iterator[bytes]:
    for defined, assigned, taken, imported in _STATEMENT.findall(data):
        if defined or assigned:
            yield defined or assigned
        for clause in _COMMENT.sub(b"", taken or imported).strip(b"()").split(b","):
            words = clause.split()
            if words:
                # `import a.b` binds `a`.
                yield words[-1] if len(words) > 1 else words[0].partition(b".")[0]
