"""Names that a file does not hold, as they are put together: ``with env.prefixed("OLD_"):``."""

import ast
from collections.abc import Iterator, Mapping, Sequence

from migrator.api import Project, PythonSource, Safety, is_python, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, renamed
from transforms.merge_env_vars.python.written import text_span

OTHER_PREFIX = "the new name does not begin with its prefix"
NOT_WRITTEN = "its name is made from a prefix, and not written there"
NO_FALLBACK = "a name behind a prefix cannot fall back to another one"
#: What a file must contain that puts names together.
_WORDS = (".prefixed(", "auto_envvar_prefix", "envvar_prefix", "env_prefix=", "from_prefixed_env(")
#: Arguments, and methods, by which a library makes names that nothing spells out.
_MAKING = frozenset({"auto_envvar_prefix", "envvar_prefix"})
#: Keyword arguments of constructors whose instances are asked for the rest of a name.
_OF_INSTANCES = "env_prefix"


def prefix_places(project: Project, names: Names) -> dict[str, tuple[Place, ...]]:
    """What is to be said of such names, by file."""
    found: dict[str, tuple[Place, ...]] = {}
    for path in project.files.holding(_WORDS):
        data = project.files.read(path) or b""
        beginnings = {old[:3].encode() for old in names.old}
        if not is_python(path, data[:80]) or not any(one in data for one in beginnings):
            continue
        source = project.parsed.source(path, data)
        places = tuple(_Prefixes(source, names).places()) if source else ()
        if places:
            found[path] = places
    return found


class _Prefixes:
    def __init__(self, source: PythonSource, names: Names) -> None:
        self._source = source
        self._names = names

    def places(self) -> Iterator[Place]:
        """All places of the file."""
        instances = dict(self._instances())
        for node in ast.walk(self._source.tree):
            match node:
                case ast.Call(func=ast.Name(id=name)) if name in instances:
                    yield from self._asked(node, instances[name])
                case ast.Call(func=func, args=[ast.Constant(value=str(prefix)) as first, *_]) if (
                    _last_name(func) == "from_prefixed_env"
                ):
                    yield from self._made(first, f"{prefix}_")
                case ast.Dict(keys=keys, values=values):
                    yield from self._in_dict(keys, values)
                case ast.keyword(arg=arg, value=ast.Constant(value=str(prefix)) as value) if (
                    arg in _MAKING
                ):
                    yield from self._made(value, f"{prefix.rstrip('_')}_")
        yield from self._in_blocks(self._source.tree, {})

    # Blocks with a prefix

    def _in_blocks(self, node: ast.AST, prefixes: Mapping[str, str]) -> Iterator[Place]:
        """The calls inside of ``with env.prefixed("OLD_"):``, by what ``env`` is written as."""
        for child in ast.iter_child_nodes(node):
            inner = prefixes
            if isinstance(child, ast.With | ast.AsyncWith):
                inner = {**prefixes, **dict(_prefixed(child, prefixes))}
            elif isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                inner = {}  # it may be called outside of the block
            elif isinstance(child, ast.Call):
                owner = child.func.value if isinstance(child.func, ast.Attribute) else child.func
                yield from self._asked(child, prefixes.get(ast.unparse(owner), ""))
            yield from self._in_blocks(child, inner)

    # Instances with a prefix

    def _instances(self) -> Iterator[tuple[str, str]]:
        """Variables that hold what is made with a prefix: ``Config(env_prefix="OLD_")``."""
        for node in ast.walk(self._source.tree):
            match node:
                case ast.Assign(
                    targets=[ast.Name(id=name)], value=ast.Call(func=func, keywords=keywords)
                ) if _last_name(func) == "Config":
                    for keyword in keywords:
                        value = keyword.value
                        if keyword.arg == _OF_INSTANCES and isinstance(value, ast.Constant):
                            yield name, str(value.value)

    # What is said

    def _asked(self, call: ast.Call, prefix: str) -> Iterator[Place]:
        """A call that asks for the rest of a name."""
        first = call.args[0] if call.args and prefix else None
        if not isinstance(first, ast.Constant) or not isinstance(first.value, str):
            return
        old = f"{prefix}{first.value}"
        if old not in self._names.old:
            return
        new = self._names.new(old)
        span = text_span(self._source, first)
        place = span or span_of(self._source, first)
        shown = f'"{first.value}" behind the prefix "{prefix}"'
        if self._names.transition:
            yield Place(old, place, shown, safety=Safety.MANUAL, reason=NO_FALLBACK)
        elif span is None or not new.startswith(prefix) or new == prefix:
            yield Place(old, place, shown, safety=Safety.MANUAL, reason=OTHER_PREFIX)
        else:
            yield Place(old, place, shown, renamed(span, new.removeprefix(prefix)))

    def _in_dict(
        self, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]
    ) -> Iterator[Place]:
        for key, value in zip(keys, values, strict=True):
            match key, value:
                case ast.Constant(value=name), ast.Constant(value=str(prefix)) if name in _MAKING:
                    yield from self._made(value, f"{prefix.rstrip('_')}_")

    def _made(self, node: ast.Constant, prefix: str) -> Iterator[Place]:
        """A prefix from which names are made that nothing spells out."""
        for old in sorted(self._names.old):
            if old.startswith(prefix):
                span = span_of(self._source, node)
                shown = f'{old}, which may be read by the prefix "{prefix.rstrip("_")}"'
                yield Place(old, span, shown, safety=Safety.MANUAL, reason=NOT_WRITTEN)


def _prefixed(
    node: ast.With | ast.AsyncWith, outer: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What a ``with`` puts before all names, by what is asked for them."""
    for item in node.items:
        match item.context_expr:
            case ast.Call(
                func=ast.Attribute(value=value, attr="prefixed"),
                args=[ast.Constant(value=str(prefix))],
            ):
                owner = ast.unparse(value)
                whole = outer.get(owner, "") + prefix
                yield owner, whole
                if isinstance(item.optional_vars, ast.Name):
                    yield item.optional_vars.id, whole


def _last_name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))
