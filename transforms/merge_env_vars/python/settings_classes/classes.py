"""The settings classes of a project, found by following base classes from file to file."""

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from migrator.api import ClassDefinition, Definitions, Project, PythonSource, chain, is_python
from transforms.merge_env_vars.python.settings_classes.configuration import (
    Configuration,
    configured,
)
from transforms.merge_env_vars.python.settings_classes.fields import (
    Alias,
    Field,
    aliases_in,
    fields_of,
)

#: What every settings class inherits from in the end, and its version of pydantic's settings.
_BASES = {
    "pydantic_settings.BaseSettings": 2,
    "pydantic_settings.main.BaseSettings": 2,
    "pydantic.BaseSettings": 1,
    "pydantic.env_settings.BaseSettings": 1,
    "pydantic.v1.BaseSettings": 1,
    "pydantic.v1.env_settings.BaseSettings": 1,
}
_ROOT = "BaseSettings"
#: Of more names than these, it is faster to look into all files that hold one.
_MANY = 40


@dataclass(frozen=True, eq=False)
class SettingsClass:
    """A settings class, with those of its bases that are settings classes of the project."""

    source: PythonSource
    node: ast.ClassDef
    version: int
    bases: "tuple[SettingsClass, ...]"
    definitions: Definitions

    @property
    def name(self) -> str:
        """What it is called."""
        return self.node.name

    @cached_property
    def configuration(self) -> Configuration:
        """What decides which variables its fields read."""
        # Of several bases the last one wins with pydantic 2, and the first one with pydantic 1.
        order = self.bases if self.version > 1 else tuple(reversed(self.bases))
        inherited = Configuration() if not order else order[-1].configuration
        return configured(inherited, self.node, self.source.path, self.definitions)

    @cached_property
    def own(self) -> dict[str, Field]:
        """The fields that the class itself declares."""
        return {one.name: one for one in fields_of(self.node, self.version)}

    @cached_property
    def fields(self) -> dict[str, Field]:
        """All fields, inherited ones among them."""
        found = dict(self.own)
        for base in self.bases:
            for name, inherited in base.fields.items():
                found.setdefault(name, inherited)
        return found

    def aliases(self, field: Field) -> tuple[Alias, ...]:
        """The strings that say which variables a field reads."""
        listed = self.configuration.listed.get(field.name)
        return field.aliases if listed is None else tuple(aliases_in("env", listed))

    def variable(self, field: Field) -> str | None:
        """The variable that a field reads by its own name; None where that cannot be known."""
        prefix = self.configuration.prefix
        return None if prefix is None else f"{prefix}{field.name}"

    def variables(self, field: Field) -> list[str]:
        """All variables that a field is known to read."""
        aliases = self.aliases(field)
        if aliases or not field.is_named:
            return [alias.text for alias in aliases]
        variable = self.variable(field)
        return [] if variable is None else [variable]


class SettingsClasses:
    """Finds the settings classes of a project; files are searched for the names of their bases."""

    def __init__(self, project: Project, definitions: Definitions) -> None:
        self._project = project
        self._definitions = definitions
        self._sources: dict[str, PythonSource] = {}
        self._found: dict[ast.ClassDef, SettingsClass | None] = {}

    def all(self) -> list[SettingsClass]:
        """Every settings class, bases before those that inherit from them."""
        known: set[str] = set()
        names = {_ROOT}
        while names:
            known |= names
            for path in self._project.files.holding(_as_bases(names)):
                names = names | self._look_into(path, names)
            names = self._names() - known
        found = [one for one in self._found.values() if one is not None]
        return sorted(found, key=lambda one: (one.source.path, one.node.lineno))

    def _names(self) -> set[str]:
        return {one.name for one in self._found.values() if one is not None}

    def _look_into(self, path: str, names: Iterable[str]) -> set[str]:
        """Look at the classes of a file; other names that it gives bases are given back."""
        data = self._project.files.read(path) or b""
        pattern = b"|".join(re.escape(name.encode()) for name in names)
        if path in self._sources or not is_python(path, data[:80]):
            return set()
        aliases = re.findall(rb"\b(?:%b)\s+as\s+(\w+)" % pattern, data)
        aliases += re.findall(rb"(?m)^(\w+)\s*=\s*(?:\w+\.)*(?:%b)\s*$" % pattern, data)
        words = b"|".join([pattern, *map(re.escape, aliases)])
        if re.search(rb"\bclass\s+\w+\s*[(\[][^:]*\b(?:%b)\b" % words, data):
            source = self._project.parsed.source(path, data)
            if source is not None:
                self._sources[path] = source
                self._definitions.add(source)
                for node in ast.walk(source.tree):
                    if isinstance(node, ast.ClassDef):
                        self._of(source, node)
        return {alias.decode() for alias in aliases}

    def _of(self, source: PythonSource, node: ast.ClassDef) -> SettingsClass | None:
        """A class as a settings class, if it is one."""
        if node not in self._found:
            self._found[node] = None
            self._found[node] = self._made(source, node)
        return self._found[node]

    def _made(self, source: PythonSource, node: ast.ClassDef) -> SettingsClass | None:
        bases: list[SettingsClass] = []
        versions: set[int] = set()
        for base in node.bases:
            for end in self._ends(source, base):
                if isinstance(end, SettingsClass):
                    bases.append(end)
                    versions.add(end.version)
                elif end in _BASES:
                    versions.add(_BASES[end])
        if not versions:
            return None
        return SettingsClass(source, node, max(versions), tuple(bases), self._definitions)

    def _ends(self, source: PythonSource, base: ast.expr) -> Iterator[SettingsClass | str]:
        names = chain(base.value if isinstance(base, ast.Subscript) else base)
        if not names:
            return
        found = self._definitions.inside(source.path, names[0])
        found = self._definitions.attributes(found, names[1:])
        for definition in found.definitions:
            if isinstance(definition, ClassDefinition):
                home = self._definitions.source(definition.path)
                settings = self._of(home, definition.node) if home else None
                if settings is not None:
                    yield settings
        yield from found.names


def _as_bases(names: Collection[str]) -> list[str]:
    """How a name can stand among the bases of a class, or get another name."""
    if len(names) > _MANY:
        return sorted(names)
    forms = ("({})", "({},", " {})", " {},", ".{})", ".{},", "\t{},", "{} as ", " = {}", "= {}")
    return [form.format(name) for name in names for form in forms]
