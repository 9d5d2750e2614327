"""Places that speak of an old name on purpose: tests that it is gone, and lists of such names."""

import ast
import re
from collections.abc import Iterator

from transforms.merge_env_vars.python.absence import (
    asserts_absent,
    checks_absent,
    expects_key_error,
    says_absent,
    says_present,
    stops,
)
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual
from transforms.merge_env_vars.python.words import Inside, Occurrence

GONE = "a test that it is gone"
ABOUT_IT = "stands beside a check that the old name is gone"
LISTED = "stands among names that are not to be used any more"

_LISTS = re.compile(
    r"(?i)(?:.*_)?(?:deprecated|forbidden|banned|legacy|removed|obsolete|retired|disallowed"
    r"|superseded|old|stale|gone|unsupported)(?:_.*)?"
)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def on_purpose(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that stands where it shall not be another one."""
    if not file.is_old(occurrence.name) or not occurrence.in_string:
        return None
    if _is_listed(occurrence):
        return _told(file, occurrence, LISTED)
    if is_guarded(occurrence):
        file.on_purpose.setdefault(occurrence.name, []).append(occurrence.span.start)
        return _told(file, occurrence, GONE)
    return None


def beside_guard(file: File, occurrence: Occurrence) -> Answer | None:
    """A name in a function that makes sure that the name is gone."""
    function = _function(occurrence)
    if function is None or not file.is_old(occurrence.name):
        return None
    span = file.span(function)
    guards = file.on_purpose.get(occurrence.name, ())
    if not occurrence.in_string or not any(span.start <= at < span.end for at in guards):
        return None
    return _told(file, occurrence, ABOUT_IT)


def _told(file: File, occurrence: Occurrence, reason: str) -> Answer:
    file.take([occurrence])
    access = file.accesses.at(occurrence)
    shown = access.shown if access is not None else f'"{occurrence.name}"'
    return manual(file, occurrence, shown, reason)


def _function(occurrence: Occurrence) -> ast.AST | None:
    found = occurrence.inside.nearest(*_FUNCTIONS)
    return None if found is None else found.node


def _is_listed(occurrence: Occurrence) -> bool:
    """Whether it stands in what is assigned to a name that says that these are gone."""
    statement = occurrence.inside.statement()
    match getattr(statement, "node", None):
        case ast.Assign(targets=[target]) | ast.AnnAssign(target=target):
            named = getattr(target, "id", getattr(target, "attr", ""))
            is_display = _is_inside(occurrence.inside, ast.List | ast.Tuple | ast.Set | ast.Dict)
            return is_display and _LISTS.fullmatch(named) is not None
    return False


def _is_inside(inside: Inside, kinds: object) -> bool:
    for one in inside.around():
        if isinstance(one.node, ast.stmt):
            return False
        if isinstance(one.node, kinds):  # type: ignore[arg-type]
            return True
    return False


def is_guarded(occurrence: Occurrence) -> bool:
    """Whether the name stands in a check that it is gone."""
    return any(_checks(occurrence))


def _checks(occurrence: Occurrence) -> Iterator[bool]:
    """What stands around a name, and whether it checks that it is gone."""
    name = occurrence.inside.node

    def is_name(node: ast.AST) -> bool:
        return node is name

    previous: ast.AST = name
    for inside in occurrence.inside.around():
        match inside.node:
            case ast.Assert(test=test) if previous is test:
                yield says_absent(test, is_name)
            case ast.Call() as call:
                yield checks_absent(call, is_name)
            case ast.If(test=test, body=body) if previous is test:
                yield says_present(test, is_name) and stops(body)
            case ast.With(items=items) | ast.AsyncWith(items=items) if previous not in items:
                yield expects_key_error(items) and _is_loaded(occurrence)
            case ast.For(target=ast.Name(id=variable), iter=iterated) if previous is iterated:
                yield asserts_absent(inside.node.body, variable)
            case ast.FunctionDef() | ast.AsyncFunctionDef() as function:
                if previous in function.decorator_list:
                    yield _is_parameter_absent(previous, function)
                return
        previous = inside.node


def _is_loaded(occurrence: Occurrence) -> bool:
    match occurrence.inside.outer:
        case Inside(node=ast.Subscript(ctx=ast.Load() | ast.Del())):
            return True
        case Inside(node=ast.Call(args=[_])):
            return True
    return False


def _is_parameter_absent(
    decorator: ast.AST, function: ast.FunctionDef | ast.AsyncFunctionDef
) -> bool:
    """Whether a test is given the name as a parameter, and makes sure that it is gone."""
    if not isinstance(decorator, ast.Call) or not decorator.args:
        return False
    given = decorator.args[0]
    names = given.elts if isinstance(given, ast.Tuple | ast.List) else [given]
    parameters = [
        part.strip()
        for one in names
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
        for part in one.value.split(",")
    ]
    return any(asserts_absent(function.body, one) for one in parameters)
