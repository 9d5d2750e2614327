"""Files that a program makes: to change them is to lose the change when it runs again.

What shows it is their name, or what the program says in a comment at their head. A text that only
speaks of generated files, or a script that writes such a remark, is a person's.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from migrator.core.globs import matcher
from migrator.core.source import Source

_LOCKS = frozenset(
    "package-lock.json npm-shrinkwrap.json packages.lock.json pnpm-lock.yaml pnpm-lock.yml "
    "conda-lock.yml conda-lock.yaml pubspec.lock go.sum go.work.sum gradle.lockfile bun.lockb "
    "cabal.project.freeze .terraform.lock.hcl".split()
)
_SNAPSHOT = re.compile(r"(?:.*/)?__snapshots__/.*|.+\.(?:snap|ambr)")
_MINIFIED = re.compile(r".+[.-]min\.(?:js|mjs|cjs|css|json|html?)")
_SOURCE_MAP = re.compile(r".+\.(?:js|mjs|cjs|jsx|ts|tsx|css)\.map")
_SCRIPT = (".js", ".mjs", ".cjs", ".css")

#: The keys of such a file are signed together with its values.
_MAY_BE_SEALED = re.compile(r".+\.(?:ya?ml|json|ini)|(?:.*\.)?env(?:\..+)?")
ENCRYPTED = "encrypted by sops, which seals names with their values"
_SEALED = re.compile(rb"\bENC\[AES256_GCM,|^sops_mac=", re.MULTILINE)

#: A remark counts at the head of a file only: further down it may well be what a program writes.
_HEAD = 4_000
_END = rb"[ \t]*\r?(?:\n|\Z)"
_COMMENT = re.compile(
    rb"[ \t]*(?:#|//|/\*|\*|--|;|%|<!--|\{#|\{\{/\*|\.\.[ ]|rem\b|'|\"\"\")[^\w\s@]*[ \t]*"
    rb"(?P<said>[^\r\n]*?)(?:\*/|-->|\"\"\")?" + _END,
    re.IGNORECASE,
)
#: What may stand above the remark and is no comment.
_PREAMBLE = re.compile(
    rb"[ \t]*(?:<[?!](?:xml|php|doctype)\b[^\r\n]*|[\"']use strict[\"'];?|---|"
    rb"(?:package|syntax)\b[^\r\n]*)?" + _END,
    re.IGNORECASE,
)
#: The first member of a JSON file, which has no comments.
_MEMBER = re.compile(
    rb"\s*\{\s*\"(?://|[_$]*(?:comment|generated|warning|note)s?|_+)\"\s*:\s*\[?\s*"
    rb"\"(?P<said>(?:[^\"\\]|\\.)*+)\"",
    re.IGNORECASE,
)

_IT_IS = rb"(?:is|was|has[ ]been)[ ](?:being[ ])?"
_MADE = rb"(?:automatically[ ]|auto[ -]?)?generated\b"
_THING = rb"(?:\S+[ ])?(?:file|code|module|class|document|script)[ ]"
#: Each of these says by itself that a program has made the file.
_MARKS = (
    re.compile(rb"(?:\A|\b%b(?:automatically[ ])?)(@generated)\b" % _IT_IS),
    re.compile(
        rb"(?:\A|[^\w\s\"'`][ ]*|(?i:please)[ ])(DO NOT (?:EDIT|MODIFY|CHANGE))\b"
        rb"(?![ ](?i:below|above|beyond|past|between|anything|(?:the|these)[ ]))"
    ),
    re.compile(rb"(?i)\A(?:this|the)[ ]%b%b(%b)" % (_THING, _IT_IS, _MADE)),
    re.compile(
        rb"(?i)\A((?:file|code)[ ]%b)[ ]by[ ]\S+(?:[ ]v?[\d.]+)?\.?(?:\Z|[ ]do[ ]not)" % _MADE
    ),
    re.compile(
        rb"(?i)\A((?:automatically[ ]|auto[ -]?)generated)\b[ ](?:by|from|with|file|code)\b"
    ),
)
#: This one only together with a word of being generated.
_HANDS_OFF = re.compile(
    rb"(?i)\b(do not (?:edit|modify|change)(?: (?:this|it|by hand|manually|directly)|[.!]|\Z))"
)
_GENERATED = re.compile(rb"(?i)\b(?:auto-?)?generated\b")

#: Nobody writes lines of such a length in a script …
_LONG = 1_000
#: … unless they hold data, which has few marks of punctuation for its length.
_MOST_PER_MARK = 100
_PUNCTUATION = re.compile(rb"[;,(){}]")


def generated_mark(source: Source, listed: Sequence[str] = ()) -> str:
    """What shows that a file is generated; nothing if a person writes it."""
    name = source.path.rpartition("/")[2]
    if listed and _listed(tuple(listed))(source.path):
        return "the manifest lists it as generated"
    if name in _LOCKS or name.endswith(".lock"):
        return "a lock file"
    if _SNAPSHOT.fullmatch(source.path):
        return "a snapshot that tests are held against"
    if _SOURCE_MAP.fullmatch(name) or (name.endswith(".map") and b'"mappings"' in source.code):
        return "a source map"
    if _MINIFIED.fullmatch(name) or (name.endswith(_SCRIPT) and _is_minified(source.code)):
        return "minified"
    return _said_inside(source, name)


def _said_inside(source: Source, name: str) -> str:
    """What a file says of itself."""
    if _MAY_BE_SEALED.fullmatch(name) and _SEALED.search(source.code):
        return ENCRYPTED
    mark = _mark(source, name)
    return f"marked `{mark}`" if mark else ""


@lru_cache(maxsize=8)
def _listed(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    return matcher(patterns)


def _is_minified(code: bytes) -> bool:
    """Whether most of a script stands in lines that nobody writes."""
    long = [line for line in code.splitlines() if len(line) > _LONG]
    size = sum(map(len, long))
    if 2 * size <= len(code):
        return False
    sample = b"".join(line[:_HEAD] for line in long[:20])
    return len(_PUNCTUATION.findall(sample)) * _MOST_PER_MARK > len(sample)


def _mark(source: Source, name: str) -> str:
    """The words by which a program says that it made a file."""
    head = source.code[:_HEAD]
    said = _first_member(head) if name.endswith(".json") else []
    said += _comments(head, is_markdown=name.lower().endswith((".md", ".markdown")))
    is_generated = any(map(_GENERATED.search, said))
    for line in said:
        for mark in (*_MARKS, _HANDS_OFF) if is_generated else _MARKS:
            if found := mark.search(line):
                return found.group(1).decode(errors="replace")
    return ""


def _first_member(head: bytes) -> list[bytes]:
    found = _MEMBER.match(head)
    return [found["said"]] if found else []


def _comments(head: bytes, *, is_markdown: bool) -> list[bytes]:
    """The comments before the first line of code."""
    found = []
    at = 0
    while at < len(head):
        is_text = is_markdown and not head.startswith(b"<!--", at)
        line = None if is_text else _COMMENT.match(head, at)
        if line is not None:
            found.append(b" ".join(line["said"].split()))
        else:
            line = _PREAMBLE.match(head, at)
        if line is None or line.end() == at:
            break
        at = line.end()
    return found


def generated_reason(mark: str) -> str:
    """Why a file with a mark stays as it is."""
    return mark if mark == ENCRYPTED else f"a generated file: {mark}"
