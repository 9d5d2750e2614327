"""The fields of a settings class, and the strings that say which variables they read."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alias:
    """A string that says which variable a field reads."""

    node: ast.Constant
    #: What holds it with others, where it stands in a row of them, and where in it.
    holder: ast.expr | None = None
    index: int = 0
    #: What the string is given as: ``alias``, ``validation_alias``, ``env``.
    keyword: str = ""

    @property
    def row(self) -> Sequence[ast.expr]:
        """All that stands in its row."""
        if isinstance(self.holder, ast.Call):
            return self.holder.args
        return getattr(self.holder, "elts", ())

    @property
    def text(self) -> str:
        """The name."""
        return str(self.node.value)


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """A field as its class declares it."""

    name: str
    statement: ast.AnnAssign | ast.Assign
    target: ast.Name
    #: The ``Field(…)`` that describes it.
    call: ast.Call | None
    #: What it is, where that is no ``Field(…)``.
    value: ast.expr | None
    aliases: tuple[Alias, ...] = ()
    #: Whether it has aliases that are no strings.
    computed: bool = False
    #: The alias by which it is only written out: another one says what is read.
    written_as: Alias | None = None

    @property
    def is_named(self) -> bool:
        """Whether its own name is the name of its variable."""
        return not self.aliases and not self.computed

    @property
    def annotation(self) -> ast.expr | None:
        """Its type."""
        return self.statement.annotation if isinstance(self.statement, ast.AnnAssign) else None


def fields_of(node: ast.ClassDef, version: int) -> Iterator[Field]:
    """The fields that a class declares."""
    for statement in node.body:
        match statement:
            case ast.AnnAssign(target=ast.Name() as target, value=value, annotation=annotation):
                is_field = "ClassVar" not in ast.unparse(annotation)
            case ast.Assign(targets=[ast.Name() as target], value=value):
                is_field = version == 1 and not isinstance(value, ast.Lambda)
            case _:
                continue
        if is_field and not target.id.startswith("_") and target.id != "model_config":
            yield _field(statement, target, value, version)


def _field(
    statement: ast.AnnAssign | ast.Assign, target: ast.Name, value: ast.expr | None, version: int
) -> Field:
    call = value if isinstance(value, ast.Call) and _is_field(value.func) else None
    if call is None and isinstance(statement, ast.AnnAssign):
        call = next(filter(None, map(_in_annotated, [statement.annotation])), None)
    if call is None:
        return Field(target.id, statement, target, None, value)
    given = list(_given(call, version))
    aliases = tuple(alias for keyword, node in given for alias in aliases_in(keyword, node))
    computed = any(keyword.arg is None for keyword in call.keywords) or any(
        not any(True for _one in aliases_in(keyword, node)) for keyword, node in given
    )
    written_as = _written_as(call) if version > 1 else None
    return Field(target.id, statement, target, call, value, aliases, computed, written_as)


def _in_annotated(annotation: ast.expr) -> ast.Call | None:
    """The ``Field(…)`` of ``Annotated[T, Field(…)]``."""
    match annotation:
        case ast.Subscript(value=kind, slice=ast.Tuple(elts=[_, *details])) if (
            _last_name(kind) == "Annotated"
        ):
            calls = [one for one in details if isinstance(one, ast.Call) and _is_field(one.func)]
            return calls[0] if calls else None
    return None


def _given(call: ast.Call, version: int) -> Iterator[tuple[str, ast.expr]]:
    """The arguments of a ``Field(…)`` that name variables."""
    by_name = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    if version == 1:
        names: tuple[str, ...] = ("env",)
    else:
        # What it is read from wins over what it is also written as.
        names = ("validation_alias",) if "validation_alias" in by_name else ("alias",)
    for name in names:
        node = by_name.get(name)
        if node is not None and not (isinstance(node, ast.Constant) and node.value is None):
            yield name, node


def _written_as(call: ast.Call) -> Alias | None:
    by_name = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
    node = by_name.get("alias")
    if "validation_alias" in by_name and isinstance(node, ast.Constant):
        return Alias(node, keyword="alias") if isinstance(node.value, str) else None
    return None


def aliases_in(keyword: str, node: ast.expr) -> Iterator[Alias]:
    """The strings in what a field is given as its variables."""
    match node:
        case ast.Constant(value=str()):
            yield Alias(node, keyword=keyword)
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            yield from _in_row(keyword, node, elements)
        case ast.Call(func=func, args=args) if _last_name(func) == "AliasChoices":
            yield from _in_row(keyword, node, args)
        case ast.Call(func=func, args=[ast.Constant(value=str()) as first, *_]) if (
            _last_name(func) == "AliasPath"
        ):
            yield Alias(first, keyword=keyword)


def _in_row(keyword: str, holder: ast.expr, elements: Sequence[ast.expr]) -> Iterator[Alias]:
    for index, element in enumerate(elements):
        if isinstance(element, ast.Constant) and isinstance(element.value, str):
            yield Alias(element, holder, index, keyword)
        elif isinstance(element, ast.Call):
            for inner in aliases_in(keyword, element):
                yield Alias(inner.node, keyword=keyword)


def _is_field(func: ast.expr) -> bool:
    return _last_name(func) == "Field"


def _last_name(node: ast.expr) -> str:
    return str(getattr(node, "attr", getattr(node, "id", "")))
