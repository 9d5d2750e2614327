"""The text that lets a field read a variable that has not its name."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import (
    Body,
    Destination,
    Edit,
    ModuleName,
    PythonSource,
    last_argument,
    module_body,
    span_of,
)
from transforms.merge_env_vars.python.settings_classes.classes import SettingsClass
from transforms.merge_env_vars.python.settings_classes.configuration import own_call
from transforms.merge_env_vars.python.settings_classes.fields import Alias, Field

_BY_NAME = "populate_by_name"


@dataclass(frozen=True, slots=True)
class Written:
    """Edits, with what they need to be imported."""

    edits: tuple[Edit, ...]
    imports: tuple[Destination, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a file is written."""

    #: What its module binds.
    body: Body
    quote: str


def style_of(source: PythonSource, module: ModuleName) -> Style:
    """How a file is written."""
    quote = "'" if source.code.count(b"'") > source.code.count(b'"') else '"'
    return Style(module_body(source, module), quote)


class Describing:
    """Writes what describes the fields of one settings class."""

    def __init__(self, owner: SettingsClass, style: Style) -> None:
        self._owner = owner
        self._source = owner.source
        self._bound = style.body.bound
        self._quote = style.quote
        self._imports: list[Destination] = []

    def described(self, field: Field, new: str, old: str, *, falls_back: bool) -> Written | None:
        """Let a field that is read by its own name be read by another one."""
        names = [new, old] if falls_back else [new]
        if self._owner.version == 1:
            argument = f"env={self._listed(names)}"
            edits = self._field_with(field, argument)
        else:
            argument = f"validation_alias={self._chosen(names)}"
            edits = self._with_names(self._field_with(field, argument))
        return self._written(edits)

    def falling_back(self, field: Field, alias: Alias, new: str) -> Written | None:
        """Let an alias be the second choice behind the new name."""
        start, end = span_of(self._source, alias.node)
        if alias.row:
            return self._written([Edit(start, start, f"{self._text(new)}, ".encode())])
        if alias.keyword == "alias" and field.call is not None:
            argument = f"validation_alias={self._chosen([new, alias.text])}"
            edit = last_argument(self._source, field.call, argument)
            return self._written([edit] if edit else None)
        names = [new, alias.text]
        text = self._listed(names) if alias.keyword == "env" else self._chosen(names)
        return self._written([Edit(start, end, text.encode())])

    def _written(self, edits: list[Edit] | None) -> Written | None:
        imports, self._imports = tuple(dict.fromkeys(self._imports)), []
        if edits is None or any(self._is_taken(one) for one in imports):
            return None
        return Written(tuple(edits), imports)

    # Text

    def _text(self, name: str) -> str:
        return f"{self._quote}{name}{self._quote}"

    def _listed(self, names: list[str]) -> str:
        texts = [self._text(name) for name in names]
        return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"

    def _chosen(self, names: list[str]) -> str:
        texts = [self._text(name) for name in names]
        if len(texts) == 1:
            return texts[0]
        return f"{self._called('AliasChoices')}({', '.join(texts)})"

    # Edits

    def _field_with(self, field: Field, argument: str) -> list[Edit] | None:
        """Give a field another argument of its ``Field(…)``, which it may not have yet."""
        if field.call is not None:
            edit = last_argument(self._source, field.call, argument)
            return [edit] if edit else None
        if field.value is None:
            start, end = span_of(self._source, field.annotation or field.statement)
            text = self._source.code[start:end].decode()
            return [Edit(start, end, f"{text} = {self._called('Field')}({argument})".encode())]
        start, end = span_of(self._source, field.value)
        if isinstance(field.value, ast.Tuple) and self._source.code[start : start + 1] != b"(":
            return None
        opening = f"{self._called('Field')}(default=".encode()
        return [Edit(start, start, opening), Edit(end, end, f", {argument})".encode())]

    def _with_names(self, edits: list[Edit] | None) -> list[Edit] | None:
        """Let the class also be built by the names of its fields."""
        if edits is None or self._owner.configuration.by_name:
            return edits
        call = own_call(self._owner.node)
        named = [*self._owner.node.keywords, *(call.keywords if call else ())]
        if any(keyword.arg == _BY_NAME for keyword in named):
            return None
        argument = f"{_BY_NAME}=True"
        if call is not None:
            edit = last_argument(self._source, call, argument)
            return [*edits, edit] if edit else None
        last = max(span_of(self._source, one).end for one in self._heads())
        return [*edits, Edit(last, last, f", {argument}".encode())]

    def _heads(self) -> Iterator[ast.expr]:
        yield from self._owner.node.bases
        yield from (keyword.value for keyword in self._owner.node.keywords)

    # Names

    @property
    def _pydantic(self) -> str:
        is_old = self._owner.version == 1 and b"pydantic.v1" in self._source.code
        return "pydantic.v1" if is_old else "pydantic"

    def _called(self, name: str) -> str:
        """How the file calls something of pydantic's."""
        targets = {f"{self._pydantic}.{name}", f"{self._pydantic}.fields.{name}"}
        for local, bounds in self._bound.items():
            if len(bounds) == 1 and not bounds[0].conditional and bounds[0].target in targets:
                return local
        self._imports.append(Destination(self._pydantic, name))
        return name

    def _is_taken(self, wanted: Destination) -> bool:
        """Whether a name that is to be imported means something else here."""
        return wanted.name in self._bound or wanted.name in self._owner.fields
