"""Which mappings are the environment, or are made for it: by what they are, or are called."""

import ast
import re
from collections.abc import Iterable, Iterator

from transforms.merge_env_vars.python.access import ENVIRON, Access
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.words import Inside

OTHER_MAPPING = "may be another mapping than the environment"

_CALLED = re.compile(r"(?i)(?:.*_)?env(?:iron(?:ment|s)?)?(?:_?vars?)?(?:_.*)?")
_SETTING = re.compile(r"[A-Z][A-Z0-9_]*")
_ENVIRONS = frozenset({ENVIRON, "os.environb"})
#: Calls that give a mapping like the one that they are given.
_COPYING = frozenset({"dict", "copy", "deepcopy", "MappingProxyType"})
#: What holds a mapping and may be called so itself.
_HOLDING = (
    ast.List | ast.Tuple | ast.Set | ast.Dict | ast.IfExp | ast.BoolOp | ast.BinOp | ast.keyword
)
_DISPLAYS = ast.List | ast.Tuple | ast.Set


def is_called_so(name: str) -> bool:
    """Whether a name is one for an environment: ``env``, ``test_environ``, ``env_vars``."""
    return _CALLED.fullmatch(name) is not None


def last_name(node: ast.AST | None) -> str:
    """What a variable, an attribute, an entry or a function is called."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.keyword(arg=str(name)):
            return name
        case ast.Call(func=value) | ast.Await(value=value) | ast.NamedExpr(target=value):
            return last_name(value)
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name
    return ""


# Mappings that are asked


def is_known(file: File, access: Access) -> bool:
    """Whether what an access asks is the environment, so far as anybody can tell."""
    mapping = access.mapping
    return mapping is None or is_environment(file, mapping) or _has_new(file, access, mapping)


def _has_new(file: File, access: Access, mapping: ast.expr) -> bool:
    """Whether a dictionary of the file that is asked has the new name as a key already."""
    value = file.meanings.assigned(mapping) if isinstance(mapping, ast.Name) else mapping
    if not isinstance(value, ast.Dict):
        return False
    keys = file.once(("texts", value), lambda: frozenset(keys_in(value)))
    return file.names.new(access.name) in keys


def is_environment(file: File, node: ast.expr) -> bool:
    """Whether a mapping is the environment, a copy of it, or called so."""
    return any(_is_one(file, part) for part in _parts(node))


def _parts(node: ast.expr) -> list[ast.expr]:
    """The expressions of which an expression gives one, or all together."""
    match node:
        case ast.BoolOp(values=parts):
            return parts
        case ast.IfExp(body=one, orelse=other) | ast.BinOp(op=ast.BitOr(), left=one, right=other):
            return [one, other]
    return [node]


def _is_one(file: File, node: ast.expr) -> bool:
    if _means_one(file, node):
        return True
    value = file.meanings.assigned(node) if isinstance(node, ast.Name) else node
    if isinstance(value, _DISPLAYS):
        # It changes together with what asks it.
        return bool(file.within(file.span(value)))
    if isinstance(value, ast.Call) and last_name(value) in _COPYING:
        return is_filled_so(file, value)
    return isinstance(value, ast.Dict) and is_filled_so(file, value)


def _means_one(file: File, node: ast.expr) -> bool:
    meaning = file.meaning(node).removesuffix(".copy()")
    is_reader = any(one.startswith(f"{meaning}.") for one in file.options.readers)
    if meaning in _ENVIRONS or (meaning and is_reader):
        return True
    last = meaning.rpartition(".")[2].removesuffix("()")
    return is_called_so(last_name(node)) or is_called_so(last)


def is_dictionary(file: File, node: ast.expr | None) -> bool:
    """Whether a variable holds a dictionary that is written in the file."""
    value = file.meanings.assigned(node) if isinstance(node, ast.Name) else node
    return isinstance(value, ast.Dict)


# Mappings that are made


def keys_in(node: ast.AST) -> Iterator[str]:
    """The keys of a dictionary, and those that a call puts into one."""
    match node:
        case ast.Dict(keys=keys):
            for key in keys:
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value
        case ast.Call(args=arguments, keywords=keywords):
            yield from (one.arg for one in keywords if one.arg)
            for argument in arguments:
                if isinstance(argument, ast.Dict):
                    yield from keys_in(argument)


def is_filled_so(file: File, node: ast.expr) -> bool:
    """Whether a dictionary has the keys of an environment, or those of the environment itself."""
    return file.once(
        ("filled", node), lambda: _has_settings(node) or _holds_environment(file, node)
    )


def _has_settings(node: ast.expr) -> bool:
    keys = list(keys_in(node))
    return len(keys) > 1 and all(map(_SETTING.fullmatch, keys))


def _holds_environment(file: File, node: ast.expr) -> bool:
    """Whether another mapping is spread in it, or given to it, that is the environment."""
    match node:
        case ast.Dict(keys=keys, values=values):
            spread = [value for key, value in zip(keys, values, strict=True) if key is None]
        case ast.Call(args=arguments, keywords=keywords):
            spread = [*arguments, *(one.value for one in keywords if one.arg is None)]
        case _:
            return False
    return _is_any(file, spread)


def is_made_for_environment(file: File, around: Inside) -> bool:
    """Whether a dictionary is made for the environment of a process, by what is around it."""
    node = around.node
    if not isinstance(node, ast.expr):
        return False
    return file.once(
        ("made for", node), lambda: _fills_one(file, node) or stands_in_one(file, around)
    )


def _fills_one(file: File, node: ast.expr) -> bool:
    """Whether the environment is spread in a dictionary, or gets the keywords of a call."""
    is_taken = isinstance(node, ast.Call) and _takes_one(file, node)
    return is_taken or _holds_environment(file, node)


def stands_in_one(file: File, around: Inside) -> bool:
    """Whether what an expression is assigned to, or passed as, says that it is an environment."""
    previous = around.node
    for inside in around.outer.around() if around.outer else ():
        if _says_so(file, inside, previous):
            return True
        is_copied = isinstance(inside.node, ast.Call) and last_name(inside.node) in _COPYING
        if not (is_copied or isinstance(inside.node, _HOLDING)):
            return False
        if isinstance(previous, ast.keyword) and not is_copied:
            return False
        previous = inside.node
    return False


def _says_so(file: File, inside: Inside, part: ast.AST) -> bool:
    match inside.node:
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign() | ast.NamedExpr() | ast.keyword():
            return any(map(is_called_so, _names_for(inside.node)))
        case ast.Return() | ast.Yield():
            function = inside.nearest(ast.FunctionDef, ast.AsyncFunctionDef)
            return function is not None and is_called_so(getattr(function.node, "name", ""))
        case ast.Dict() as mapping:
            return _is_text_called_so(key_of(file, mapping, part))
        case ast.Call() as call:
            return file.once(("takes", call), lambda: _takes_one(file, call))
    return _is_any(file, _beside(inside.node))


def key_of(file: File, mapping: ast.Dict, value: ast.AST) -> ast.expr | None:
    """The key that an entry of a dictionary has."""
    pairs = file.once(
        ("by value", mapping),
        lambda: dict[ast.AST, ast.expr | None](zip(mapping.values, mapping.keys, strict=True)),
    )
    return pairs.get(value)


def _names_for(node: ast.AST) -> list[str]:
    """What a value is called where it is assigned or passed."""
    match node:
        case ast.Assign(targets=targets):
            return [last_name(one) for one in targets]
        case ast.AnnAssign(target=node) | ast.AugAssign(target=node) | ast.NamedExpr(target=node):
            return [last_name(node)]
    return [last_name(node)]


def _beside(node: ast.AST) -> list[ast.expr]:
    """What is put together, or compared, by an operator."""
    match node:
        case ast.BinOp(op=ast.BitOr(), left=left, right=right):
            return [left, right]
        case ast.Compare(left=left, comparators=others):
            return [left, *others]
    return []


def _takes_one(file: File, call: ast.Call) -> bool:
    """Whether a call is for environments: ``env.update(…)``, ``patch.dict("os.environ", …)``."""
    func, texts = call.func, (one for one in call.args if not _is_name(file, one))
    asked = [func.value, *call.args] if isinstance(func, ast.Attribute) else call.args
    is_named = is_called_so(last_name(func)) or any(map(_is_text_called_so, texts))
    return is_named or _is_any(file, asked)


def _is_any(file: File, nodes: Iterable[ast.expr]) -> bool:
    """Whether one of some expressions is the environment, variables not followed.

    A variable may be made of itself.
    """
    return any(_means_one(file, part) for one in nodes for part in _parts(one))


def _is_name(file: File, node: ast.expr) -> bool:
    return getattr(node, "value", None) in file.names.all


def _is_text_called_so(node: ast.expr | None) -> bool:
    """Whether a text names an environment: ``"os.environ"``."""
    text = getattr(node, "value", None)
    return isinstance(text, str) and is_called_so(text.rpartition(".")[2])
