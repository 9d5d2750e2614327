"""Names that are elements of a list, by themselves or with a value: ``"OLD"``, ``"OLD=x"``."""

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence

from migrator.api import Edit, Span
from transforms.merge_env_vars.places import Kind, Setting, Value
from transforms.merge_env_vars.python.access import TYPES, shown_as
from transforms.merge_env_vars.python.elements import entries, index_of, without
from transforms.merge_env_vars.python.environment import (
    OTHER_MAPPING,
    is_environment,
    last_name,
    stands_in_one,
)
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.values import LISTED, UNKNOWN, is_plain
from transforms.merge_env_vars.python.words import Inside, Occurrence

BY_POSITION = "stands beside the new name, in a list whose elements go by position"
FIRST_ONE = "stands beside the new name, in a list that is searched for the first one"
PAIR = "stands in a pair of the two names"
ROWS = "the new name has an entry in this list as well"

#: Functions and methods that do nothing with a list but run over it.
_FUNCTIONS = frozenset(
    "all any dict enumerate filter frozenset len list map next set sorted tuple zip".split()
)
_METHODS = frozenset("isdisjoint issubset issuperset join parametrize".split())
_DISPLAYS = ast.List | ast.Tuple | ast.Set
#: Options in front of a setting that go with it.
_FLAGS = frozenset({"-e", "--env", "--build-arg", "-E", "--set-env", "--set-env-vars"})


def element(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that is an element of a list, a tuple or a set."""
    around = occurrence.inside.outer
    if not occurrence.literal or around is None or not isinstance(around.node, _DISPLAYS):
        return None
    display = around.node
    spans = entries(file, display)
    index = index_of(spans, occurrence.span.start)
    if occurrence.constant is None and not _sets(file, occurrence):
        return None
    shown = f'"{occurrence.name}"' if occurrence.exact else f'"{occurrence.name}=…"'
    reason = _reason(file, occurrence, around)
    if reason:
        return manual(file, occurrence, shown, reason)
    doubt = _doubt(file, occurrence, around, index)
    if doubt:
        return renamed(file, occurrence, shown, doubt)
    removal: tuple[Edit, ...] = ()
    if file.is_old(occurrence.name):
        removal = _removal(file, around, spans, index)
    return (
        Setting(
            occurrence.name,
            occurrence.span,
            shown,
            file.span(display).start,
            LISTED if occurrence.exact else _value(file, occurrence),
            None if occurrence.exact else _value_span(file, occurrence),
            file.renaming(occurrence),
            removal,
        ),
    )


def _sets(file: File, occurrence: Occurrence) -> bool:
    """Whether a text is a name with a value: it starts with the name, and goes on with ``=``."""
    code = file.source.code
    start = file.span(occurrence.inside.node).start
    before = code[start : occurrence.span.start].lower().strip(b"rfbu")
    is_first = before in {b'"', b"'", b'"""', b"'''"}
    if not is_first or code[occurrence.span.end : occurrence.span.end + 1] != b"=":
        return False
    within = file.within(file.span(occurrence.inside.node))
    return sum(one.inside is occurrence.inside for one in within) == 1


def _value_span(file: File, occurrence: Occurrence) -> Span:
    return Span(occurrence.span.end + 1, file.span(occurrence.inside.node).end)


def _value(file: File, occurrence: Occurrence) -> Value:
    """The value behind the ``=``."""
    node = occurrence.inside.node
    if not isinstance(node, ast.expr) or not is_plain(file, node):
        return UNKNOWN
    return Value(Kind.TEXT, file.merged(node))


def _removal(file: File, around: Inside, spans: Sequence[Span], index: int) -> tuple[Edit, ...]:
    first = index
    parts: list[ast.expr] = around.node.elts  # type: ignore[attr-defined]
    before = parts[index - 1] if index else None
    if isinstance(before, ast.Constant) and str(before.value).startswith("-"):
        if before.value not in _FLAGS:
            return ()
        first = index - 1
    is_slice = isinstance(around.parent, ast.Subscript)
    needs_comma = isinstance(around.node, ast.Tuple) and not is_slice
    return without(file, spans, index, first=first, needs_comma=needs_comma)


# What may be no list of settings


def _doubt(file: File, occurrence: Occurrence, around: Inside, index: int) -> str:
    """Why a name that stands in a list without the other one may be none of a setting."""
    if file.names.transition or not occurrence.exact or _has_other(file, occurrence, around):
        return ""
    parts: list[ast.expr] = around.node.elts  # type: ignore[attr-defined]
    if index and getattr(parts[index - 1], "value", None) in _FLAGS:
        return ""
    previous = around.node
    for inside in around.outer.around() if around.outer else ():
        match inside.node:
            case ast.Subscript(value=value, slice=of) if of is previous:
                is_type = last_name(value) in TYPES
                return "" if is_type or is_environment(file, value) else OTHER_MAPPING
            case ast.Call(func=func) if not _runs_over(func):
                is_one = stands_in_one(file, around)
                return (
                    ""
                    if is_one
                    else f"is passed to `{shown_as(func)}`, which may look it up elsewhere"
                )
            case ast.stmt() | ast.comprehension() | ast.Compare():
                return ""
        previous = inside.node
    return ""


def _runs_over(func: ast.expr) -> bool:
    return last_name(func) in (_FUNCTIONS if isinstance(func, ast.Name) else _METHODS)


# Where no element may go


def _reason(file: File, occurrence: Occurrence, around: Inside) -> str:
    """Why a person has to look at a list that the new name stands in as well."""
    if not file.is_old(occurrence.name):
        return ""
    if _is_key_of_row(file, occurrence, around):
        return ROWS
    if not _has_other(file, occurrence, around):
        return ""
    if isinstance(around.node, ast.Tuple) and not _is_searched(around):
        return PAIR if len(around.node.elts) == 2 else BY_POSITION
    return _by_position(around)


def _has_other(file: File, occurrence: Occurrence, around: Inside) -> bool:
    """Whether the other name of the setting is an element as well."""
    new = file.names.new(occurrence.name)
    return _names_in(file, around).get(new, set()) > {occurrence.name}


def _is_searched(around: Inside) -> bool:
    """Whether a tuple is used as a list is: something runs over it, or looks into it."""
    match around.parent:
        case ast.For(iter=source) | ast.comprehension(iter=source):
            return source is around.node
        case ast.Compare(comparators=[right]):
            return right is around.node
        case ast.Call(func=ast.Name(id="set" | "frozenset" | "list" | "sorted" | "any" | "all")):
            return True
        case ast.Assign(targets=[ast.Name() | ast.Attribute()]) | ast.AnnAssign():
            return True
        case ast.Subscript(slice=index):
            return index is around.node
    return False


def _by_position(around: Inside) -> str:
    """Why no element may go, as far as what stands around the list says."""
    return next(filter(None, _positions(around)), "")


def _positions(around: Inside) -> Iterator[str]:
    for outer in around.around():
        match outer.node:
            case ast.Call(func=func, keywords=keywords):
                name = getattr(func, "attr", getattr(func, "id", ""))
                has_ids = name == "parametrize" and any(one.arg == "ids" for one in keywords)
                if name == "next":
                    yield FIRST_ONE
                elif name == "zip" or has_ids:
                    yield BY_POSITION
            case ast.Subscript(value=value) if value is around.node:
                yield BY_POSITION
            case ast.Starred():
                yield BY_POSITION
            case ast.Assign(targets=targets):
                if any(isinstance(one, ast.Tuple | ast.List) for one in targets):
                    yield BY_POSITION
        if isinstance(outer.node, ast.stmt):
            return


def _is_key_of_row(file: File, occurrence: Occurrence, around: Inside) -> bool:
    """Whether a tuple in a list starts with the name, and another one with the other name."""
    rows = around.outer
    if not isinstance(around.node, ast.Tuple | ast.List) or rows is None:
        return False
    if not isinstance(rows.node, _DISPLAYS) or around.node.elts[0] is not occurrence.inside.node:
        return False
    new = file.names.new(occurrence.name)
    return _first_names_in(file, rows).get(new, set()) > {occurrence.name}


def _names_in(file: File, around: Inside) -> Mapping[str, set[str]]:
    """By the new name, the names of a setting that are elements of a display."""
    parts = getattr(around.node, "elts", ())
    return file.once(("names", around.node), lambda: _sorted(file, parts))


def _first_names_in(file: File, rows: Inside) -> Mapping[str, set[str]]:
    """By the new name, the names of a setting that the rows of a display start with."""
    firsts = [row.elts[0] for row in getattr(rows.node, "elts", ()) if getattr(row, "elts", ())]
    return file.once(("firsts", rows.node), lambda: _sorted(file, firsts))


def _sorted(file: File, elements: Iterable[ast.expr]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in elements:
        name = _name_of(one)
        found.setdefault(file.names.new(name), set()).add(name)
    return found


def _name_of(node: ast.expr) -> str:
    """The name that a text is, or that it sets."""
    first = node.values[0] if isinstance(node, ast.JoinedStr) and node.values else node
    value = getattr(first, "value", None)
    text = value.decode("latin-1") if isinstance(value, bytes) else value
    return text.partition("=")[0] if isinstance(text, str) else ""
