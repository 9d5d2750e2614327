"""What becomes of the fields of settings classes that read a variable by its old name."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from migrator.api import Definitions, Destination, Edit, Safety, Span, span_of
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Place, renamed
from transforms.merge_env_vars.python.asked import outside
from transforms.merge_env_vars.python.elements import entries, without
from transforms.merge_env_vars.python.file import File
from transforms.merge_env_vars.python.settings_classes.classes import SettingsClass
from transforms.merge_env_vars.python.settings_classes.describing import (
    Describing,
    Style,
    Written,
    style_of,
)
from transforms.merge_env_vars.python.settings_classes.fields import Alias, Field, aliases_in
from transforms.merge_env_vars.python.written import text_span

TWO_FIELDS = "two fields of one setting"
NO_PREFIX = "the prefix of its variable is not written there"
NESTED = "nested settings are read by the same name"
BY_HAND = "has to be given an alias by hand"
OWN_NAME = "is also the field's own name, by which the class is built"
IN_PIECES = "is not written in one piece"
_PAIR = 2
_SIMPLE = re.compile(r"(?:(?:typing\.)?Optional\[)?(?:str|int|float|bool|bytes)\]?(?: \| None)?")


@dataclass(frozen=True, slots=True)
class Draft:
    """A place whose imports are still to be written."""

    place: Place
    imports: tuple[Destination, ...] = ()
    #: The choice of names that is none any more.
    choice: Span | None = None


class Becoming:
    """Says what becomes of the fields of some settings classes."""

    def __init__(
        self,
        classes: Sequence[SettingsClass],
        names: Names,
        definitions: Definitions,
        options: MergeOptions,
    ) -> None:
        self._names = names
        self._options = options
        self._styles: dict[str, Style] = {}
        self._definitions = definitions
        self._heirs: dict[SettingsClass, list[SettingsClass]] = defaultdict(list)
        for one in classes:
            for base in _ancestors(one):
                self._heirs[base].append(one)
        #: The aliases by which classes are built and that get another name.
        self.renamed: dict[tuple[str, int], dict[str, tuple[str, str]]] = defaultdict(dict)

    def of(self, owner: SettingsClass) -> Iterator[Draft]:
        """What becomes of a class."""
        describing = Describing(owner, self._style(owner))
        for field in owner.own.values():
            for alias in owner.aliases(field):
                yield from self._alias(owner, field, alias, describing)
            if not owner.aliases(field) and field.is_named:
                yield from self._named(owner, field, describing)
            yield from self._written_out(owner, field)
            yield from self._parts(owner, field)
        yield from self._inherited(owner)

    def _style(self, owner: SettingsClass) -> Style:
        path = owner.source.path
        if path not in self._styles:
            self._styles[path] = style_of(owner.source, self._definitions.module(path))
        return self._styles[path]

    # Fields with an alias

    def _alias(
        self, owner: SettingsClass, field: Field, alias: Alias, describing: Describing
    ) -> Iterator[Draft]:
        old = self._old(owner, alias.text)
        if old is None:
            return
        new = self._names.new(old)
        span = text_span(owner.source, alias.node)
        place = Place(
            old,
            span or span_of(owner.source, alias.node),
            f'"{alias.text}" of the field `{owner.name}.{field.name}`',
        )
        if self._is_read_twice(owner, field, new):
            yield _manual(place, TWO_FIELDS)
        elif owner.configuration.translated_by == "env_prefix_target":
            yield _manual(place, "a prefix may be put before it")
        elif span is None:
            yield _manual(place, IN_PIECES)
        elif self._names.transition:
            yield from self._falling_back(owner, field, alias, describing, place)
        else:
            yield self._renamed(owner, field, alias, place)

    def _renamed(self, owner: SettingsClass, field: Field, alias: Alias, place: Place) -> Draft:
        new = self._names.new(place.old)
        others = self._same(owner, alias, new)
        if not others:
            if alias.keyword != "env":
                for heir in (owner, *self._heirs[owner]):
                    key = heir.source.path, heir.node.lineno
                    self.renamed[key][alias.text] = place.old, _like(alias.text, new)
            return Draft(replace(place, edits=renamed(place.span, _like(alias.text, new))))
        if alias.text == field.name and not owner.configuration.by_name and alias.keyword != "env":
            return _manual(place, OWN_NAME)
        choice = _pair(owner, alias)
        edits = self._taken_out(owner, alias) if choice is None else _other(owner, alias, choice)
        if not edits:
            return _manual(place, BY_HAND)
        is_first = alias.index < others[0]
        note = f"{place.old} had precedence over {new}" if is_first else f"{new} is there already"
        return Draft(replace(place, edits=edits, note=note), choice=choice)

    def _taken_out(self, owner: SettingsClass, alias: Alias) -> tuple[Edit, ...]:
        file = File(
            owner.source, self._definitions.module(owner.source.path), self._names, self._options
        )
        if alias.holder is None:
            return ()
        is_tuple = isinstance(alias.holder, ast.Tuple)
        return without(file, entries(file, alias.holder), alias.index, needs_comma=is_tuple)

    def _same(self, owner: SettingsClass, alias: Alias, new: str) -> list[int]:
        """The other names of a row that stay and are names of the same setting."""
        found = []
        for index, node in enumerate(alias.row):
            for other in aliases_in(alias.keyword, node) if index != alias.index else ():
                is_new = owner.configuration.reads(other.text, new)
                old = self._old(owner, other.text)
                is_older = old is not None and self._names.new(old) == new and index < alias.index
                if is_new or is_older:
                    found.append(index)
        return found

    def _falling_back(
        self,
        owner: SettingsClass,
        field: Field,
        alias: Alias,
        describing: Describing,
        place: Place,
    ) -> Iterator[Draft]:
        new = self._names.new(place.old)
        if self._same(owner, alias, new):
            return
        written = describing.falling_back(field, alias, _like(alias.text, new))
        if written is None:
            yield _manual(place, BY_HAND)
        else:
            yield Draft(replace(place, edits=written.edits), written.imports)

    def _written_out(self, owner: SettingsClass, field: Field) -> Iterator[Draft]:
        """An alias by which a field is only written out goes with the one by which it is read."""
        alias = field.written_as
        old = self._old(owner, alias.text) if alias is not None else None
        if alias is None or old is None or self._names.transition:
            return
        new = self._names.new(old)
        is_same = any(
            owner.configuration.reads(one.text, name)
            for one in field.aliases
            for name in (old, new)
        )
        span = text_span(owner.source, alias.node)
        if is_same and span is not None:
            shown = f'"{alias.text}" of the field `{owner.name}.{field.name}`'
            yield Draft(Place(old, span, shown, renamed(span, _like(alias.text, new))))

    # Fields that are read by their own names

    def _named(self, owner: SettingsClass, field: Field, describing: Describing) -> Iterator[Draft]:
        variable = owner.variable(field)
        old = self._old(owner, variable) if variable is not None else self._guessed(field)
        if old is None:
            return
        new = self._names.new(old)
        shown = f"{old}, read by the field `{owner.name}.{field.name}`,"
        place = Place(old, span_of(owner.source, field.target), shown)
        reason = NO_PREFIX if variable is None else self._obstacle(owner, field, new)
        if reason:
            yield _manual(replace(place, shown=shown.rstrip(",")), reason)
            return
        falls_back = self._names.transition
        written = describing.described(field, new, old, falls_back=falls_back)
        if written is None:
            yield _manual(replace(place, shown=shown.rstrip(",")), BY_HAND)
        else:
            yield self._described(owner, place, written, new)

    def _described(self, owner: SettingsClass, place: Place, written: Written, new: str) -> Draft:
        if owner.version == 1:
            return Draft(replace(place, edits=written.edits), written.imports)
        note = f"errors and schemas of pydantic speak of {new} then"
        if not owner.configuration.by_name:
            note += ", and all fields with an alias may be given by name"
        return Draft(replace(place, edits=written.edits, note=note), written.imports)

    def _obstacle(self, owner: SettingsClass, field: Field, new: str) -> str:
        """Why a field cannot be given an alias."""
        configuration = owner.configuration
        if self._is_read_twice(owner, field, new):
            return TWO_FIELDS
        if configuration.translated_by:
            return f"`{configuration.translated_by}` may give its variable another name"
        for heir in self._heirs[owner]:
            if heir.fields.get(field.name) is field:
                variable = heir.variable(field)
                if variable is None or variable != owner.variable(field):
                    return f"`{heir.name}` reads another variable by it"
        annotation = field.annotation
        if annotation is None:
            return BY_HAND
        if configuration.delimiter != "" and not _SIMPLE.fullmatch(ast.unparse(annotation)):
            return NESTED
        return ""

    def _guessed(self, field: Field) -> str | None:
        """The old name that a field may read behind a prefix that nobody knows."""
        name = field.name.lower()
        return next(
            (old for old in self._names.old if f"_{old.lower()}".endswith(f"_{name}")), None
        )

    # What is no field of the class itself

    def _parts(self, owner: SettingsClass, field: Field) -> Iterator[Draft]:
        """Old names that are names of nested settings."""
        delimiter = owner.configuration.delimiter
        for variable in owner.variables(field) if delimiter else ():
            start = f"{variable}{delimiter}".lower()
            for old in self._names.old:
                if old.lower().startswith(start):
                    shown = f"{old}, a part of the field `{owner.name}.{field.name}`"
                    yield _manual(Place(old, span_of(owner.source, field.target), shown), NESTED)

    def _inherited(self, owner: SettingsClass) -> Iterator[Draft]:
        """Fields of bases that read an old name only by the prefix of this class."""
        for base in owner.bases:
            for field in base.fields.values():
                variable = owner.variable(field)
                if owner.fields.get(field.name) is not field or not variable:
                    continue
                old = self._old(owner, variable)
                if old is None or not field.is_named or base.variable(field) == variable:
                    continue
                shown = f"{old}, read by the field `{field.name}` of `{owner.name}`"
                yield _manual(Place(old, _head(owner), shown), "only its own prefix makes it so")

    # Names

    def _old(self, owner: SettingsClass, variable: str) -> str | None:
        """The old name that a variable is asked for by."""
        reads = owner.configuration.reads
        return next((old for old in self._names.old if reads(variable, old)), None)

    def _is_read_twice(self, owner: SettingsClass, field: Field, new: str) -> bool:
        """Whether another field of a class reads the variable that a field is to read."""
        for one in (owner, *self._heirs[owner]):
            for other in one.fields.values():
                if other is not field and other.name != field.name:
                    variables = one.variables(other)
                    if any(one.configuration.reads(variable, new) for variable in variables):
                        return True
        return False


def _pair(owner: SettingsClass, alias: Alias) -> Span | None:
    """The choice that an alias stands in with one other: without it, there is nothing to choose."""
    is_choice = isinstance(alias.holder, ast.Call) or alias.keyword == "env"
    if alias.holder is None or not is_choice or len(alias.row) != _PAIR:
        return None
    span = span_of(owner.source, alias.holder)
    return None if b"#" in owner.source.code[slice(*span)] else span


def _other(owner: SettingsClass, alias: Alias, choice: Span) -> tuple[Edit, ...]:
    """Leave the other one of a choice of two."""
    return outside(choice, span_of(owner.source, alias.row[1 - alias.index]))


def _ancestors(owner: SettingsClass) -> Iterator[SettingsClass]:
    for base in owner.bases:
        yield base
        yield from _ancestors(base)


def _head(owner: SettingsClass) -> Span:
    """The name of a class where it is defined."""
    code = owner.source.code
    at = owner.source.offset(owner.node.lineno, owner.node.col_offset)
    start = re.compile(rb"class\s+").match(code, at)
    begin = start.end() if start else at
    return Span(begin, begin + len(owner.name.encode()))


def _like(written: str, new: str) -> str:
    """The new name in the case of the old one."""
    return new.lower() if written.islower() else new


def _manual(place: Place, reason: str) -> Draft:
    return Draft(replace(place, safety=Safety.MANUAL, reason=reason))
