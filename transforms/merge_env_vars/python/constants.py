"""Strings that are exactly a name, and stand where nothing tells what is done with them."""

import ast
import re

from transforms.merge_env_vars.python.access import is_of_attributes, shown_as
from transforms.merge_env_vars.python.environment import key_of, last_name, stands_in_one
from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

ATTRIBUTE = "an attribute of that name"
EXPORTED = "an entry of __all__"
IN_PIECES = "is written in pieces or with escapes"
PUT_TOGETHER = "is put together with another text"
CHOOSES = "stands beside the new name, and one of the two is chosen"
MIRRORS = "is the name of its variable as well, and may be no setting"
AS_VALUE = "is a value in a dictionary, and may be no setting"
TEXT_IS_USED = "its letters are worked on"

#: Functions that are given an object and the name of an attribute.
_OF_ATTRIBUTES = frozenset({"getattr", "hasattr", "setattr", "delattr", "object"})

#: Keys behind which the name of a setting stands.
_VARIABLE = re.compile(
    r"(?i)(?:.*[_-])?(?:env(?:iron(?:ment)?)?|var(?:iable)?)s?(?:[_-]?(?:vars?|variable|name|key))*"
)


def constant(file: File, occurrence: Occurrence) -> Answer | None:
    """A string that is the name, whatever it is there for."""
    if not occurrence.exact or not occurrence.in_string:
        return None
    shown = f'"{occurrence.name}"'
    if not file.is_old(occurrence.name):
        return ()
    if _is_documentation(occurrence.inside):
        return None
    if not occurrence.literal:
        return manual(file, occurrence, shown, IN_PIECES)
    reason = _must_stay(file, occurrence)
    if reason:
        return manual(file, occurrence, shown, reason)
    return renamed(file, occurrence, shown, _doubt(file, occurrence))


def _is_documentation(inside: Inside) -> bool:
    return isinstance(inside.parent, ast.Expr)


def _must_stay(file: File, occurrence: Occurrence) -> str:
    """Why the string cannot just be another one."""
    if _is_attribute(occurrence):
        return ATTRIBUTE
    node = occurrence.inside.node
    match occurrence.inside.parent:
        case ast.BinOp() | ast.JoinedStr():
            return PUT_TOGETHER
        case ast.Attribute():
            return TEXT_IS_USED
        case ast.Subscript(value=value) if value is node:
            return TEXT_IS_USED
    return CHOOSES if _is_choice(file, occurrence) else ""


def _is_attribute(occurrence: Occurrence) -> bool:
    """Whether it is the name of an attribute, or of a variable of a module."""
    match occurrence.inside.parent:
        case ast.Call(func=ast.Attribute(value=value)) if is_of_attributes(value):
            return True
        case ast.Call(func=func, args=[_, _, *_]):
            return getattr(func, "attr", getattr(func, "id", "")) in _OF_ATTRIBUTES
        case ast.Subscript(value=value) | ast.Compare(comparators=[value]):
            return is_of_attributes(value)
    return False


def _is_exported(occurrence: Occurrence) -> bool:
    statement = occurrence.inside.statement()
    match getattr(statement, "node", None):
        case ast.Assign(targets=[target]):
            return _is_export_list(target)
        case ast.AugAssign(target=target) | ast.AnnAssign(target=target):
            return _is_export_list(target)
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=value))):
            return _is_export_list(value)
    return False


def _is_export_list(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "__all__"


def is_exported(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that a module exports."""
    if occurrence.exact and file.is_old(occurrence.name) and _is_exported(occurrence):
        return manual(file, occurrence, f'"{occurrence.name}"', EXPORTED)
    return None


def _is_choice(file: File, occurrence: Occurrence) -> bool:
    """Whether the other name stands beside it in a comparison, a choice or a match."""
    new = file.names.new(occurrence.name)
    for inside in occurrence.inside.around():
        match inside.node:
            case ast.IfExp() | ast.BoolOp() | ast.Compare() | ast.Match():
                within = file.within(file.span(inside.node))
                names = {
                    one.name
                    for one in within[:100]
                    if one.exact and file.names.new(one.name) == new
                }
                if len(names) > 1:
                    return True
            case ast.stmt():
                if not isinstance(inside.outer and inside.outer.node, ast.match_case):
                    return False
    return False


def _doubt(file: File, occurrence: Occurrence) -> str:
    """Why it may be something else than the name of a setting."""
    match occurrence.inside.parent:
        case ast.Assign(targets=targets):
            return MIRRORS if occurrence.name in map(last_name, targets) else ""
        case ast.AnnAssign(target=target):
            return MIRRORS if occurrence.name == last_name(target) else ""
        case ast.Dict() as mapping:
            key = getattr(key_of(file, mapping, occurrence.inside.node), "value", None)
            return "" if _says_setting(file, occurrence, key) else AS_VALUE
    return _is_passed(occurrence)


def _says_setting(file: File, occurrence: Occurrence, key: object) -> bool:
    """Whether a key says that its value is the name of a setting: ``"env_var": "OLD"``."""
    if key == "name":
        return stands_in_one(file, occurrence.inside)
    return isinstance(key, str) and _VARIABLE.fullmatch(key) is not None


def _is_passed(occurrence: Occurrence) -> str:
    """To which function it is passed, that may do anything with it."""
    inside = occurrence.inside
    if isinstance(inside.parent, ast.keyword) and inside.outer is not None:
        inside = inside.outer
    match inside.parent:
        case ast.Call(func=func) if inside.node is not func:
            return f"is passed to `{shown_as(func)}`, which may look it up elsewhere"
    return ""
