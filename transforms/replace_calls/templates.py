"""The new arguments of a manifest: with names as they are imported, and what has to be imported."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.api import (
    Definition,
    Definitions,
    Destination,
    Found,
    Function,
    Origin,
    Project,
    chain,
)
from transforms.extract_fixtures.dotted_text import with_imports
from transforms.replace_calls.template_text import STAND_IN, NewArgument, read_arguments


@dataclass(frozen=True, slots=True)
class Template:
    """The new arguments of a pair."""

    #: None where arguments stay as they are.
    arguments: tuple[NewArgument, ...] | None = None
    needs: tuple[Destination, ...] = ()
    #: Why they cannot be written.
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Templates:
    """Reads new arguments."""

    project: Project
    definitions: Definitions

    def of(self, texts: list[str] | None, new: Found) -> Template:
        """The template behind some texts, for a new callable."""
        if texts is None:
            return Template()
        written: list[NewArgument] = []
        needs: list[Destination] = []
        problem = ""
        for one in read_arguments(texts):
            tree = ast.parse(one.text, mode="eval")
            objects = frozenset(self._objects(tree, new))
            code = with_imports(tree, one.text, self.project, by_name=True, objects=objects)
            needs += code.imports
            written.append(NewArgument(one.keyword, code.text, one.alone))
            for name in code.others:
                destination = None if STAND_IN.fullmatch(name) else self._bare(name, new)
                if destination is not None:
                    needs.append(destination)
                elif not STAND_IN.fullmatch(name):
                    known = f"where `{name}` comes from is not known"
                    problem = f"{known}: write package.module.{name}"
        return Template(tuple(written), tuple(dict.fromkeys(needs)), problem)

    def _objects(self, tree: ast.Expression, new: Found) -> Iterator[str]:
        """The names that attributes are taken from and that are no modules: ``Mode.FAST``."""
        for node in ast.walk(tree):
            names = chain(node) if isinstance(node, ast.Attribute) else ()
            is_module = names and self.project.locate(".".join(names)).origin is not Origin.UNKNOWN
            if names and not is_module and self._bare(names[0], new) is not None:
                yield names[0]

    def _bare(self, name: str, new: Found) -> Destination | None:
        """Where a name comes from that stands alone: what the new callable's module has."""
        near = {self.definitions.inside(one.path, name) for one in new.definitions}
        found = near.pop() if len(near) == 1 else None
        definitions = found.definitions if found and found.is_certain else self._everywhere(name)
        places = {one.module for one in definitions if one.name == name}
        return Destination(places.pop(), name) if len(places) == 1 else None

    def _everywhere(self, name: str) -> tuple[Definition, ...]:
        """The definitions of a name at the top of any module."""
        heads = [f"class {name}", f"def {name}"]
        found: list[Definition] = []
        for path in self.project.files.holding(heads):
            if not path.endswith(".py"):
                continue
            module = self.definitions.module(path).dotted
            found += [
                one
                for one in self.definitions.look_up(f"{module}.{name}").definitions
                if one.path == path and isinstance(one.node, Function | ast.ClassDef)
            ]
        return tuple(found)
