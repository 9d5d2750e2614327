"""Direct access to ``os.environ``, and how it reads through an object."""

import ast
import re
from dataclasses import replace

from migrator.api import Edit, ModuleName, PythonSource, Safety, Span
from transforms.merge_env_vars.options import MergeOptions, Through
from transforms.merge_env_vars.python.access import ENVIRON, Access, Accesses, Way
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.through.near import file_of
from transforms.merge_env_vars.python.through.several import last_name, several
from transforms.merge_env_vars.python.through.values import (
    A_VARIABLE,
    CAUGHT,
    IN_BYTES,
    LAYOUT,
    NO_ERROR,
    NO_METHOD,
    NO_NAMES,
    NOT_ALONE,
    PROCESS,
    Direct,
    told,
)
from transforms.merge_env_vars.python.words import Inside

_OF_PROCESS = frozenset({"putenv", "unsetenv"})
#: Methods of fixtures that change the environment for a test.
_PATCHES = frozenset({"setenv", "delenv", "setitem", "delitem"})
_OPENING = re.compile(rb"[ \t]*\[[ \t]*")
_ASSIGNING = re.compile(rb"[ \t]*\][ \t]*=(?!=)")


def directs(
    source: PythonSource, module: ModuleName, options: MergeOptions, written: str
) -> list[Direct]:
    """The direct accesses of a file, and how they read through the object ``written``."""
    file = file_of(source, module, options)
    if options.through is None or file is None:
        return []
    accesses = Accesses(file.occurrences, file.meanings, ())
    found = []
    for occurrence in file.occurrences:
        access = accesses.at(occurrence)
        if access is not None and _is_direct(access):
            found.append(_Sent(file, access, options.through, written).direct())
        elif access is None:
            found += several(file, occurrence)
    return found


def _is_direct(access: Access) -> bool:
    """Whether it is the environment itself that is asked, and not a fixture that patches it."""
    if access.receiver != ENVIRON:
        return False
    return not (isinstance(access.node, ast.Call) and last_name(access.node.func) in _PATCHES)


class _Sent:
    """One access on its way through the object."""

    def __init__(self, file: File, access: Access, through: Through, written: str) -> None:
        self._file = file
        self._access = access
        self._through = through
        self._object = written
        self._constant = file.span(access.occurrence.inside.node)

    def direct(self) -> Direct:
        """The access with its edits, or with the reason why it has none."""
        access = self._access
        found = Direct(
            access.name, self._constant.start, self._file.span(access.node), access.shown
        )
        reason = self._obstacle()
        if reason:
            return replace(found, safety=Safety.MANUAL, reason=reason)
        return self._changed(found)

    def _obstacle(self) -> str:
        constant, receiver = self._access.occurrence.inside.node, self._receiver
        if isinstance(constant, ast.Constant) and isinstance(constant.value, bytes):
            return IN_BYTES
        if isinstance(receiver, ast.Name) and self._file.meanings.assigned(receiver) is not None:
            return A_VARIABLE
        return ""

    @property
    def _receiver(self) -> ast.expr | None:
        """What is asked, or the function that asks it."""
        match self._access.node:
            case ast.Subscript(value=value):
                return value
            case ast.Compare(comparators=[right]):
                return right
            case ast.Call(func=ast.Attribute(value=value)):
                return value
            case ast.Call(func=func):
                return func
        return None

    def _changed(self, found: Direct) -> Direct:
        way = self._access.way
        match self._access.node:
            case ast.Call() as call:
                return self._called(found, call)
            case ast.Compare():
                return self._contained(found, is_negated=way is Way.LACKS)
            case ast.Subscript() if way is Way.LOAD:
                return self._loaded(found)
            case ast.Subscript() if way is Way.STORE:
                return self._stored(found)
        return self._deleted(found)

    def _called(self, found: Direct, call: ast.Call) -> Direct:
        if self._access.way is Way.GET:
            return self._got(found, call)
        if self._access.way is Way.POP:
            return self._popped(found, call)
        is_of_process = last_name(call.func) in _OF_PROCESS
        return told(found, PROCESS if is_of_process else NO_METHOD)

    # The ways

    def _got(self, found: Direct, call: ast.Call) -> Direct:
        """``os.environ.get("K", d)``: only what is called changes."""
        edits = [self._replaced(self._file.span(call.func), self._method(self._through.get))]
        match call:
            case ast.Call(args=[_], keywords=[ast.keyword(arg="default", value=value) as given]):
                start = self._file.span(given).start
                edits.append(Edit(start, self._file.span(value).start, b""))
            case ast.Call(keywords=[_, *_]):
                return told(found, NO_NAMES)
        return replace(found, edits=tuple(edits))

    def _loaded(self, found: Direct) -> Direct:
        require = self._through.require
        edits = self._in_brackets(require or self._through.get)
        if not edits:
            return told(found, LAYOUT)
        is_caught = _is_caught(self._access.inside)
        if is_caught and not require:
            return told(found, CAUGHT)
        if require and not is_caught:
            return replace(found, edits=edits)
        reason = CAUGHT if is_caught else NO_ERROR
        return replace(found, edits=edits, safety=Safety.REVIEW, reason=reason)

    def _stored(self, found: Direct) -> Direct:
        statement = self._access.inside.parent
        if not isinstance(statement, ast.Assign) or len(statement.targets) > 1:
            return told(found, NOT_ALONE)
        value = statement.value
        end = self._file.span(statement).end
        between = _ASSIGNING.match(self._file.source.code, self._constant.end)
        opening = self._opening(self._through.set)
        is_bare = isinstance(value, ast.Tuple | ast.Yield | ast.YieldFrom | ast.Starred)
        if opening is None or between is None or is_bare:
            return told(found, LAYOUT)
        middle = Edit(self._constant.end, between.end(), b",")
        return replace(found, edits=(opening, middle, Edit(end, end, b")")))

    def _deleted(self, found: Direct) -> Direct:
        statement = self._access.inside.parent
        if not isinstance(statement, ast.Delete) or len(statement.targets) > 1:
            return told(found, NOT_ALONE)
        edits = self._in_brackets(self._through.delete)
        start = self._file.span(statement).start
        if not edits or self._file.source.code[start : edits[0].start].split() != [b"del"]:
            return told(found, LAYOUT)
        first, last = edits
        edits = Edit(start, first.end, first.text), last
        if _is_caught(self._access.inside):
            return replace(found, edits=edits, safety=Safety.REVIEW, reason=CAUGHT)
        return replace(found, edits=edits)

    def _contained(self, found: Direct, *, is_negated: bool) -> Direct:
        start, end = self._file.span(self._access.node)
        if start != self._constant.start:
            return told(found, LAYOUT)
        negation = "not " if is_negated else ""
        opening = f"{negation}{self._method(self._through.exists)}("
        edits = Edit(start, start, opening.encode()), Edit(self._constant.end, end, b")")
        return replace(found, edits=edits)

    def _popped(self, found: Direct, call: ast.Call) -> Direct:
        """``os.environ.pop("K", None)`` where nobody takes what it gives."""
        match call, self._access.inside.parent:
            case ast.Call(args=[name, ast.Constant(value=None)], keywords=[]), ast.Expr():
                closing = self._file.span(name).end, self._file.span(call).end
                method = self._method(self._through.delete)
                edits = (
                    self._replaced(self._file.span(call.func), method),
                    Edit(*closing, b")"),
                )
                reason = f"`{self._through.delete}` may refuse a name that is not set"
                return replace(found, edits=edits, safety=Safety.REVIEW, reason=reason)
        return told(found, NO_METHOD)

    # Text

    def _method(self, name: str) -> str:
        return f"{self._object}.{name}"

    def _replaced(self, span: Span, text: str) -> Edit:
        return Edit(span.start, span.end, text.encode())

    def _opening(self, method: str) -> Edit | None:
        """Call a method, and not ask by brackets."""
        node = self._access.node
        start = self._file.span(node).start
        receiver = self._receiver
        if receiver is None:
            return None
        opening = _OPENING.match(self._file.source.code, self._file.span(receiver).end)
        if opening is None or opening.end() != self._constant.start:
            return None
        return Edit(start, self._constant.start, f"{self._method(method)}(".encode())

    def _in_brackets(self, method: str) -> tuple[Edit, Edit] | None:
        opening = self._opening(method)
        end = self._file.span(self._access.node).end
        rest = self._file.source.code[self._constant.end : end]
        if opening is None or rest.strip() != b"]":
            return None
        return opening, Edit(self._constant.end, end, b")")


def _is_caught(inside: Inside) -> bool:
    """Whether a `KeyError` that is raised here is caught in the same function."""
    current = inside
    while current.outer is not None:
        outer = current.outer
        match outer.node:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                return False
            case ast.Try(body=body, handlers=handlers) if current.node in body:
                if any(map(_catches, handlers)):
                    return True
            case ast.With(items=items) | ast.AsyncWith(items=items):
                if any(_expects(item.context_expr) for item in items):
                    return True
        current = outer
    return False


def _catches(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    return not _names_in(handler.type).isdisjoint({"KeyError", "LookupError", "Exception"})


def _expects(node: ast.expr) -> bool:
    """Whether it is ``suppress(KeyError)`` or ``pytest.raises(KeyError)``."""
    return isinstance(node, ast.Call) and any(
        not _names_in(one).isdisjoint({"KeyError", "LookupError"}) for one in node.args
    )


def _names_in(node: ast.expr) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}
