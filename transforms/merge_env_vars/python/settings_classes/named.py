"""Strings that name a field, and no variable: a field keeps the name that it has.

It matters where a field is called as its variable was, letter by letter.
"""

import ast
from collections.abc import Collection, Iterable, Iterator, Sequence

from migrator.api import Definitions, Project, PythonSource, Safety, chain, is_python, span_of
from transforms.merge_env_vars.places import Place
from transforms.merge_env_vars.python.settings_classes.classes import SettingsClass
from transforms.merge_env_vars.python.written import text_span

NAMES_FIELD = "names a field, which keeps its name"
#: What gives the fields of an instance as a mapping, and what takes such a mapping.
_GIVING = frozenset({"model_dump", "dict"})
_TAKING = frozenset(
    "construct copy model_construct model_copy model_validate parse_obj update_forward_refs".split()
)
_ASKING = frozenset({"get", "pop", "setdefault"})
_WORDS = (b"model_", b".dict(", b"copy(", b"construct(", b"parse_obj(", b"**")


def field_names(
    project: Project,
    definitions: Definitions,
    classes: Sequence[SettingsClass],
    old: Collection[str],
    candidates: Iterable[str],
) -> Iterator[tuple[str, Place]]:
    """The strings that name fields of settings classes, each with its file."""
    named = {name for owner in classes for name in owner.own if name in old}
    if not named:
        return
    for owner in classes:
        for constant in _in_methods(owner, named & owner.fields.keys()):
            yield owner.source.path, _place(owner.source, constant)
    names = {owner.name for owner in classes}
    for path in candidates:
        data = project.files.read(path) or b""
        holds = any(name.encode() in data for name in named) and any(one in data for one in _WORDS)
        if not holds or not is_python(path, data[:80]):
            continue
        source = definitions.source(path) or project.parsed.source(path, data)
        for node in ast.walk(source.tree) if source else ():
            for constant in _in_mapping(node, names):
                if source is not None and constant.value in named:
                    yield path, _place(source, constant)


def _place(source: PythonSource, node: ast.Constant) -> Place:
    span = text_span(source, node) or span_of(source, node)
    name = str(node.value)
    return Place(name, span, f'"{name}"', safety=Safety.MANUAL, reason=NAMES_FIELD)


def _in_methods(owner: SettingsClass, named: Collection[str]) -> Iterator[ast.Constant]:
    """The names of fields in the methods of a class, their decorators, and its configuration."""
    variables = {
        id(alias.node) for field in owner.fields.values() for alias in owner.aliases(field)
    }
    for statement in owner.node.body:
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        variables |= {
            id(one) for node in ast.walk(statement) for one in _asked_of_environment(node)
        }
        for node in ast.walk(statement):
            match node:
                case ast.Constant(value=str(name)) if name in named and id(node) not in variables:
                    yield node


def _asked_of_environment(node: ast.AST) -> Sequence[ast.expr]:
    """What ``os.environ`` is asked for."""
    match node:
        case ast.Call(func=func, args=arguments):
            names = chain(func)
            return arguments if names[-1:] == ("getenv",) or "environ" in names else ()
        case ast.Subscript(value=value, slice=index):
            return (index,) if "environ" in chain(value) else ()
        case ast.Compare(left=left, comparators=[right]):
            return (left,) if "environ" in chain(right) else ()
    return ()


def _in_mapping(node: ast.AST, classes: Collection[str]) -> Iterator[ast.Constant]:
    """The keys of a mapping from fields to values."""
    match node:
        case ast.Subscript(value=ast.Call(func=ast.Attribute(attr=attr)), slice=index) if (
            attr in _GIVING
        ):
            yield from _constants([index])
        case ast.Call(
            func=ast.Attribute(value=ast.Call(func=ast.Attribute(attr=attr)), attr=asks),
            args=arguments,
        ) if attr in _GIVING and asks in _ASKING:
            yield from _constants(arguments[:1])
        case ast.Call(func=func, args=arguments, keywords=keywords):
            last = chain(func)[-1:]
            if last and (last[0] in _TAKING or last[0] in classes):
                for given in (*arguments, *(one.value for one in keywords)):
                    if isinstance(given, ast.Dict):
                        yield from _constants([key for key in given.keys if key is not None])


def _constants(nodes: Iterable[ast.expr]) -> Iterator[ast.Constant]:
    return (node for node in nodes if isinstance(node, ast.Constant))
