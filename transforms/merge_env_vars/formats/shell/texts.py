"""Texts in a script that another program reads: here-documents and quoted scripts."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from migrator.api import Safety, Span
from transforms.merge_env_vars.formats.interpolation import interpolated, value_of
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.shell.assignments import ARGUMENTS
from transforms.merge_env_vars.formats.shell.script import Script, unquoted
from transforms.merge_env_vars.formats.trees import around
from transforms.merge_env_vars.formats.variables.found import (
    Found,
    Role,
    without_safety,
)
from transforms.merge_env_vars.places import Place, Setting, renamed

_LANGUAGES = re.compile(
    rb"(?:.*/)?(?:python|pypy|node|deno|bun|ruby|perl|php|awk|gawk|mawk|jq|yq|lua|Rscript|psql|mysql"
    rb"|sqlite3|osascript|pwsh|powershell|tclsh|expect|irb|rails|ipython|bc|ed|ex|sed)[0-9.]*"
)
#: What may stand before a name that a line of a ``.env`` file, or of a script, sets.
_BEFORE_NAME = re.compile(rb"[ \t]*(?:export[ \t]+)?")
_STARTS_WORD = re.compile(rb"(?:\A|[\s;&|(])\Z")
_DECLARED = re.compile(
    rb"(?:\A|[\s;&|(])(?:export|unset|local|readonly|declare|typeset|printenv)(?:\s+[-\w]+)*\s+\Z"
)
_REFERENCE = re.compile(rb"\\?\$(?:\{[#!]?)?\Z")
OTHER_LANGUAGE = "stands in a text in another language"
NOT_KNOWN = "stands in a text whose meaning is not known here"
IN_SCRIPT = "stands in a script in quotes, in a way that is not known here"
IN_QUOTES = "stands in a quoted text, and may be read by something else than this shell"


def is_language(program: bytes) -> bool:
    """Whether a program has a language of its own."""
    return _LANGUAGES.fullmatch(program) is not None


def document_of(node: Node) -> Node | None:
    """The text of the here-document that a node lies in."""
    return next((one for one in around(node) if one.type == "heredoc_body"), None)


def read_document(script: Script, found: Found, body: Node, span: Span, name: str) -> None:
    """A name in a here-document that the shell does not expand."""
    code = script.code
    line = code.rfind(b"\n", 0, span.start) + 1
    before = code[line : span.start]
    if before.lstrip().startswith(b"#") and not before.lstrip().startswith(b"#!"):
        return
    if any(is_language(word) for word in _programs(script, body)):
        found.places += _manual(script, span, name, OTHER_LANGUAGE)
    elif _REFERENCE.search(before):
        found.used(name, Role.READ, span.start)
        # Each is told once, by the outermost.
        found.places += references_in(script, _line_of(script, span), span)
    elif code[span.end : span.end + 1] == b"=" and _BEFORE_NAME.fullmatch(before):
        found.written.append(_line(script, body, span, name))
    else:
        found.places += _manual(script, span, name, NOT_KNOWN)


def _programs(script: Script, body: Node) -> Iterator[bytes]:
    """The programs that may read a here-document."""
    redirect = body.parent
    for part in (redirect, redirect.parent if redirect is not None else None):
        for child in part.children if part is not None else ():
            for word in _words(child):
                yield script.text(word)


def _words(node: Node) -> Iterator[Node]:
    if node.type == "command":
        for child in node.named_children:
            if child.type in {"command_name", "word"}:
                yield child
    elif node.type in {"pipeline", "list", "redirected_statement", "negated_command"}:
        for child in node.named_children:
            yield from _words(child)


def _manual(script: Script, span: Span, name: str, reason: str) -> Iterator[Place]:
    if name in script.names.old:
        yield Place(name, span, name, safety=Safety.MANUAL, reason=reason)


def references_in(script: Script, region: Span, span: Span) -> Iterator[Place]:
    """The reference at a place of a region, by what becomes of all of the region."""
    start = max(script.code.rfind(b"$", region.start, span.start), region.start)
    name = script.code[slice(*span)].decode()
    if script.code[start - 1 : start] == b"\\":
        if name in script.names.old and not script.names.transition:
            yield Place(name, span, f"${name}", renamed(span, script.names.new(name)))
        elif name in script.names.old:
            yield Place(name, span, f"${name}", safety=Safety.MANUAL, reason=NOT_KNOWN)
        return
    for place in interpolated(script.code, script.names, region):
        if place.span == span:
            yield place


def _line_of(script: Script, span: Span) -> Span:
    start = script.code.rfind(b"\n", 0, span.start) + 1
    end = script.code.find(b"\n", span.end)
    return Span(start, len(script.code) if end < 0 else end)


def _line(script: Script, body: Node, span: Span, name: str) -> Setting:
    """A line of a ``.env`` file or of a script that the document writes."""
    line = _line_of(script, span)
    value = Span(span.end + 1, line.end)
    return Setting(
        name,
        span,
        f"{name}=… in a here-document",
        (body.start_byte + 1) * 8 + ARGUMENTS,
        value_of(script.code, script.names, name, _bare(script.code, value)),
        value,
        renamed(span, script.names.new(name)),
        without_lines(script.source, Span(line.start, max(line.end, line.start + 1)), script.names),
    )


def _bare(code: bytes, span: Span) -> Span:
    text = code[slice(*span)]
    is_quoted = len(text) >= 2 and text[:1] == text[-1:] and text[:1] in {b'"', b"'"}
    return Span(span.start + 1, span.end - 1) if is_quoted else span


def read_script(script: Script, found: Found, word: Node, span: Span, name: str) -> None:
    """A name in a quoted text that a shell runs."""
    found.used(name, Role.READ, span.start)
    places = list(_in_script(script, word, span, name))
    if not script.names.transition:
        places = places or list(_manual(script, span, name, IN_SCRIPT))
    found.places += places


def read_quoted(script: Script, found: Found, word: Node, span: Span, name: str) -> None:
    """A name in a quoted text that some program reads: a shell, maybe."""
    found.used(name, Role.READ, span.start)
    for place in _in_script(script, word, span, name):
        if place.safety is Safety.SAFE:
            found.places.append(without_safety(place, Safety.REVIEW, IN_QUOTES))
        else:
            found.places.append(place)


def _in_script(script: Script, word: Node, span: Span, name: str) -> Iterator[Place]:
    """What becomes of a name that is read, set or declared; nothing where it is only mentioned."""
    region = unquoted(word)
    line = _line_of(script, span)
    line = Span(max(line.start, region.start), min(line.end, region.end))
    before = script.code[line.start : span.start]
    if _REFERENCE.search(before):
        yield from references_in(script, line, span)
        return
    is_set = script.code[span.end : span.end + 1] == b"=" and _STARTS_WORD.search(before)
    if not is_set and not _DECLARED.search(before):
        return
    if any(script.is_one(other, name) and other != name for other in _named(script, region)):
        yield from _manual(script, span, name, IN_SCRIPT)
    elif name in script.names.old and not script.names.transition:
        yield Place(name, span, f"{name}=…", renamed(span, script.names.new(name)))


def _named(script: Script, region: Span) -> set[str]:
    return {name for _span, name in script.names.in_text(script.code[slice(*region)])}
