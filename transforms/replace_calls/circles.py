"""Where the new callable cannot be called from: circles of imports, and of calls."""

import ast
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from migrator.api import Definition, Definitions, Frame, Function, Project, Reading, own_nodes
from transforms.replace_calls.pairs import Pair

#: So many functions that a new callable runs are looked at.
_MOST = 400


#: Where a function or a class is defined: its file and its line.
Spot = tuple[str, int]


@dataclass
class Circles:
    """Knows what the new callables import and run."""

    project: Project
    definitions: Definitions
    pairs: Sequence[Pair]
    #: What modules will import besides, once all calls are replaced.
    new_imports: Mapping[str, set[str]] = field(default_factory=dict)
    _run: dict[str, frozenset[Spot]] = field(default_factory=dict)
    _closing: dict[tuple[str, str, str], bool] = field(default_factory=dict)

    @cached_property
    def old_definitions(self) -> frozenset[Spot]:
        """The old callables."""
        return frozenset(_spot(one) for pair in self.pairs for one in pair.found.definitions)

    def problem(
        self, reading: Reading, pair: Pair, *, at_once: bool, is_imported: bool = True
    ) -> str:
        """Why a module cannot import what a new call needs: the callable and its arguments."""
        try:
            pair.new.encode(reading.encoding)
        except UnicodeError:
            return f"its encoding, {reading.encoding}, has no letters for the new name"
        modules = [need.module or need.name for need in pair.needs]
        modules += [pair.target.module] if is_imported else []
        for module in modules if at_once else ():
            if self._closes(reading.module, pair.old.rpartition(".")[0], module):
                return f"would close an import cycle: {module} imports {reading.module}"
        return ""

    def _closes(self, here: str, old_module: str, new_module: str) -> bool:
        key = here, old_module, new_module
        if key not in self._closing:
            self._closing[key] = self._would_close(here, old_module, new_module)
        return self._closing[key]

    def _would_close(self, here: str, old_module: str, new_module: str) -> bool:
        project = self.project
        if here == new_module or not project.layout.exists(new_module):
            return False
        if not project.reaches(new_module, here, dict(self.new_imports)):
            return False
        # What the old module imports anyway makes no new circle.
        is_known = here != old_module and project.layout.exists(old_module)
        return not (is_known and project.reaches(old_module, new_module))

    def run_by(self, pair: Pair) -> frozenset[Spot]:
        """The functions that a new callable runs, as far as names tell; itself among them."""
        if pair.new not in self._run:
            self._run[pair.new] = frozenset(self._reached(pair))
        return self._run[pair.new]

    def _reached(self, pair: Pair) -> set[Spot]:
        waiting = list(self.definitions.look_up(pair.new).definitions)
        seen: set[Spot] = set()
        while waiting and len(seen) < _MOST:
            definition = waiting.pop()
            if _spot(definition) in seen:
                continue
            seen.add(_spot(definition))
            waiting += self._called_by(definition)
        return seen

    def _called_by(self, definition: Definition) -> list[Definition]:
        node = definition.node
        methods = ("__init__", "__new__", "__post_init__")
        if isinstance(node, ast.ClassDef):
            inner = [one for one in node.body if isinstance(one, Function) and one.name in methods]
        else:
            inner = [node] if isinstance(node, Function) else []
        found: list[Definition] = []
        for function in inner:
            frame = Frame(self.definitions, definition.path, function)
            for one in own_nodes(function):
                if isinstance(one, ast.Call):
                    found += frame.meaning(one.func).definitions
        return found


def _spot(definition: Definition) -> Spot:
    return definition.path, definition.node.lineno
