"""The names of a makefile, one after the other."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from migrator.api import Edit, Safety, Source, Span
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, with_new_names
from transforms.merge_env_vars.formats.lines import without_lines
from transforms.merge_env_vars.formats.makefile.conditions import guards, idle_conditions
from transforms.merge_env_vars.formats.makefile.lines import Line, Sort
from transforms.merge_env_vars.formats.makefile.recipes import Recipe
from transforms.merge_env_vars.formats.makefile.references import (
    References,
    is_question,
    is_reference,
    only_reference,
)
from transforms.merge_env_vars.formats.tokens import BOTH_ASSIGNED
from transforms.merge_env_vars.formats.variables.found import Assignment, Found, Role
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place, Setting, Value, renamed

_LISTS = frozenset({b"export", b"unexport"})
_ASKS = frozenset({b"ifdef", b"ifndef"})
_DEFERRED = frozenset({b"=", b"?="})
_COPIES = frozenset({Role.COPY, Role.KEPT})
_RUNS = re.compile(rb"\$[({]shell\b|\$[({]wildcard\b|\$[({]eval\b|\$[({]call\b")
_LONE_DOLLAR = re.compile(rb"(?<!\$)(?:\$\$)*\$\Z")
LONE_DOLLAR = "is read by make as a variable of one letter, and text behind it"
TARGET = "is the name of a target"
BOTH = "the shell has both names in one recipe"
NOT_KNOWN = "stands in a text whose meaning is not known here"
ITSELF = "would refer to itself"


class Reading:
    """What a makefile says of the names."""

    def __init__(
        self,
        source: Source,
        names: Names,
        lines: Sequence[Line],
        found: Sequence[tuple[Span, str]],
    ) -> None:
        self.found = Found()
        self._source = source
        self._code = source.code
        self._names = names
        self._lines = lines
        self._occurrences = found
        self._starts = [line.span.start for line in lines]
        self._references = References(source.code, names)
        self._last: tuple[Span, Recipe] | None = None
        #: A number for each branch and target that variables are set in.
        self._groups: dict[tuple[int, bytes], int] = {}

    def all(self) -> None:
        """Read every name."""
        for span, name in self._occurrences:
            line = self._lines[bisect_right(self._starts, span.start) - 1]
            if span.start < line.comment:
                self._name(line, span, name)
        if not self._names.transition:
            self.found.untouched += guards(self._code, self._lines, self._names)
            self.found.own += idle_conditions(self._source, self._lines, self._names)

    def _name(self, line: Line, span: Span, name: str) -> None:
        target = line.assignment
        if target is not None and span == Span(*target.span("name")):
            self._assigned(line, target, span, name)
        elif is_reference(self._code, span):
            self._referred(line, span, name)
        elif is_question(self._code, span):
            self._bare(Role.READ, span, name)
        elif line.sort is Sort.DIRECTIVE:
            self._in_directive(line, span, name)
        else:
            self._in_text(line, span, name)

    def _referred(self, line: Line, span: Span, name: str) -> None:
        if self._references.is_first(span):
            self.found.used(name, Role.READ, span.start)
        if self._names.transition and self._is_own_value(line, name):
            return
        self.found.own += self._references.place(span, name)

    def _is_own_value(self, line: Line, name: str) -> bool:
        """Whether it stands in a value of the setting itself, which must not refer to itself."""
        target = line.assignment
        if target is None:
            return False
        return self._names.new(target["name"].decode(errors="replace")) == self._names.new(name)

    def _bare(self, role: Role, span: Span, name: str) -> None:
        self.found.used(name, role, span.start)
        if name not in self._names.old:
            return
        if self._names.transition:
            self.found.own.append(Place(name, span, name, safety=Safety.MANUAL, reason=NO_FALLBACK))
        else:
            edits = renamed(span, self._names.new(name))
            self.found.own.append(Place(name, span, name, edits))

    def _in_directive(self, line: Line, span: Span, name: str) -> None:
        if line.word in _LISTS:
            self._listed(line, span, name)
        elif line.word in _ASKS:
            self._bare(Role.READ, span, name)
        elif line.word in {b"define", b"undefine"}:
            self._bare(Role.WRITE, span, name)
        else:
            self._in_text(line, span, name)

    def _in_text(self, line: Line, span: Span, name: str) -> None:
        """A name that only the shell can mean."""
        before = self._code[max(span.start - 20, line.span.start) : span.start]
        recipe = self._recipe(line)
        if recipe.refers(span):
            self.found.used(name, Role.READ, span.start)
            self.found.places += recipe.references(span)
        elif _LONE_DOLLAR.search(before):
            self._manual(span, name, LONE_DOLLAR)
        elif line.sort is Sort.RULE and b";" not in self._code[line.span.start : span.start]:
            self._manual(span, name, TARGET)
        elif line.sort in {Sort.RECIPE, Sort.TEXT, Sort.RULE}:
            entry = recipe.entry(span, name)
            if recipe.is_tangled(span, name):
                self.found.untouched.append((line.span, BOTH))
            if recipe.assigns_both(span, name):
                self._manual(span, name, BOTH_ASSIGNED)
            elif entry is not None:
                self.found.settings.append(entry)
            else:
                self.found.places += recipe.other(span, name)
        elif not self._is_message(line, span):
            self._in_value(line, span, name)

    def _recipe(self, line: Line) -> Recipe:
        """What the shell sees of a line; names come in order, so that one is kept."""
        if self._last is None or self._last[0] != line.span:
            self._last = line.span, Recipe(self._code, self._names, line.span)
        return self._last[1]

    def _in_value(self, line: Line, span: Span, name: str) -> None:
        """An option in the value of a variable, as ``ARGS = -e OLD=x``."""
        recipe = self._recipe(line)
        entry = recipe.entry(span, name)
        if recipe.assigns_both(span, name):
            self._manual(span, name, BOTH_ASSIGNED)
        elif entry is not None and line.assignment is not None:
            self.found.settings.append(entry)
        else:
            self._manual(span, name, NOT_KNOWN)

    def _is_message(self, line: Line, span: Span) -> bool:
        before = self._code[line.span.start : span.start]
        return re.search(rb"\$[({](?:info|warning|error)\b[^()]*\Z", before) is not None

    def _manual(self, span: Span, name: str, reason: str) -> None:
        if name in self._names.old:
            self.found.places.append(Place(name, span, name, safety=Safety.MANUAL, reason=reason))

    def _listed(self, line: Line, span: Span, name: str) -> None:
        """``export OLD``: of several on a line, one goes alone."""
        keyword = line.word.decode()
        start = self._code.index(line.word, line.span.start) + len(line.word)
        removal: tuple[Edit, ...]
        others = self._code[start : line.comment].split()
        if len(others) > 1:
            blanks = re.search(rb"\s+\Z", self._code[start : span.start])
            removal = (Edit(span.start - len(blanks.group() if blanks else b""), span.end, b""),)
        else:
            removal = without_lines(self._source, line.span, self._names)
        self.found.used(name, Role.DECLARED, span.start)
        group = self._group(line, keyword.encode() + b" ")
        setting = Setting(
            name,
            span,
            f"{keyword} {name}",
            group,
            Value(Kind.LISTED),
            None,
            renamed(span, self._names.new(name)),
            removal,
        )
        self.found.assignments.append(Assignment(setting, Role.DECLARED, None, keyword))

    def _group(self, line: Line, what: bytes) -> int:
        return self._groups.setdefault((line.branch, what), len(self._groups) + 1) * -1

    def _assigned(self, line: Line, target: re.Match[bytes], span: Span, name: str) -> None:
        words, operator = target["words"].split(), target["operator"]
        value = Span(target.end(), line.comment)
        value = Span(value.start, value.start + len(self._code[slice(*value)].rstrip()))
        role, kind = self._role(value, operator, name)
        is_exported = b"export" in words
        removal = without_lines(self._source, line.span, self._names)
        if role in _COPIES and is_exported:
            removal = (Edit(span.end, value.end, b""),)
        shown = f"{name} {operator.decode()} …"
        text = b" ".join([*words, operator, self._code[slice(*value)]])
        setting = Setting(
            name,
            span,
            shown,
            self._group(line, line.targets),
            Value(kind, with_new_names(text, self._names) if kind is Kind.TEXT else ""),
            value,
            renamed(span, self._names.new(name)),
            removal,
        )
        if role in _COPIES and is_exported:
            self._exported_copy(setting, name, value)
            return
        self.found.used(name, role, span.start)
        if operator in _DEFERRED and role not in _COPIES and self._refers_to_itself(value, name):
            self.found.untouched.append((line.span, ITSELF))
        self.found.assignments.append(Assignment(setting, role, None))

    def _exported_copy(self, setting: Setting, name: str, value: Span) -> None:
        """``export NEW := $(OLD)``: it is exported still, with the value that it has."""
        other = only_reference(self._code, value)
        old = name if name in self._names.old else other
        if old not in self._names.old or old is None:
            return
        edits = setting.renaming if name in self._names.old else ()
        note = "it is exported as it is"
        inner = next(self._names.old_in(self._code[slice(*value)]), None)
        span = setting.span
        if inner is not None:
            span = Span(inner[0].start + value.start, inner[0].end + value.start)
        edits = (*edits, *setting.removal)
        self.found.own.append(Place(old, span, setting.shown, edits, note=note))

    def _refers_to_itself(self, value: Span, name: str) -> bool:
        inner = self._names.in_text(self._code[slice(*value)])
        return any(
            other != name and self._names.new(other) == self._names.new(name) for _, other in inner
        )

    def _role(self, value: Span, operator: bytes, name: str) -> tuple[Role, Kind]:
        other = only_reference(self._code, value)
        if other is None:
            other = self._choice(value)
        is_known = other is not None and self._names.new(other) == self._names.new(name)
        if is_known and operator != b"+=":
            is_kept = operator == b"?=" or other == name
            return (Role.KEPT if is_kept else Role.COPY), Kind.OTHER_NAME
        text = self._code[slice(*value)]
        if operator in {b"+=", b"!="} or _RUNS.search(text):
            return Role.WRITE, Kind.UNKNOWN
        return (Role.DEFAULT if operator == b"?=" else Role.WRITE), Kind.TEXT

    def _choice(self, value: Span) -> str | None:
        """The variable, if a value is a fallback from one of its names to the other."""
        text = self._code[slice(*value)]
        inner = [name for _, name in self._names.in_text(text)]
        shape = re.sub(rb"[A-Za-z_]\w*", b"_", text).translate(None, b" \t").replace(b"{", b"(")
        shape = shape.replace(b"}", b")")
        is_choice = shape in {b"$(_$(_),$(_))", b"$(_$(_),$(_),$(_))"}
        words = len(re.findall(rb"[A-Za-z_]\w*", text)) - 1
        if is_choice and len(inner) == words and len({self._names.new(one) for one in inner}) == 1:
            return inner[0]
        return None
