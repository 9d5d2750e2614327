"""What happens when modules of a project are imported, as far as their text tells.

Modules run statement by statement, and an import enters the module that it names at once. So it
shows who asks a module for a name that this module does not have yet.
"""

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from migrator.api import (
    ModuleName,
    Project,
    PythonSource,
    bound_in_block,
    running_blocks,
)
from transforms.export_names.lazy import late_imports

#: So many modules are run at most: what would need more is not known.
LIMIT = 1500


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """An import of a name that is not there when it is imported."""

    importer: str
    module: str
    name: str


@dataclass(frozen=True, slots=True)
class _Take:
    """``from module import name``; a star if there is no name, the module itself without one."""

    module: str
    names: tuple[tuple[str, str], ...] = ()
    is_star: bool = False


@dataclass(frozen=True, slots=True)
class _Late:
    """A ``__getattr__`` that imports modules when it is asked for names."""

    modules: Mapping[str, str]


#: What a module does: an import, or a name that it binds.
_Step = _Take | _Late | str


@dataclass(slots=True)
class _Running:
    """A module that has begun to run."""

    bound: set[str] = field(default_factory=set)
    #: The modules that names are imported from when they are asked for.
    late: dict[str, str] = field(default_factory=dict)
    is_done: bool = False
    #: It may have names that its text does not bind.
    is_open: bool = False


class Imports:
    """Imports modules, some of them with another text than they have."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._scripts: dict[str, list[_Step]] = {}
        self._today: dict[str, frozenset[Failure] | None] = {}

    def failures(
        self, entries: Iterable[str], changed: Mapping[str, PythonSource] | None = None
    ) -> frozenset[Failure] | None:
        """What fails when modules are imported, each in a fresh process; None if not known."""
        found: set[Failure] = set()
        for entry in entries:
            failures = self._failures(entry, changed) if changed else self._as_it_is(entry)
            if failures is None:
                return None
            found |= failures
        return frozenset(found)

    def _as_it_is(self, entry: str) -> frozenset[Failure] | None:
        if entry not in self._today:
            self._today[entry] = self._failures(entry, {})
        return self._today[entry]

    def _failures(
        self, entry: str, changed: Mapping[str, PythonSource]
    ) -> frozenset[Failure] | None:
        run = _Run(self._project, self._script, changed)
        return frozenset(run.failures) if run.start(entry) else None

    def loaded(self, entry: str, changed: Mapping[str, PythonSource]) -> list[str]:
        """The modules that run when one of them is imported."""
        run = _Run(self._project, self._script, changed)
        run.start(entry)
        return list(run.modules)

    def _script(self, module: str, changed: Mapping[str, PythonSource]) -> list[_Step]:
        if module in changed:
            return _script(changed[module], self._project.layout.module(changed[module].path))
        if module not in self._scripts:
            source = self._project.source(module)
            name = self._project.layout.module(source.path) if source else None
            self._scripts[module] = _script(source, name) if source and name else ["__getattr__"]
        return self._scripts[module]


class _Run:
    """One process."""

    def __init__(
        self,
        project: Project,
        script: Callable[[str, Mapping[str, PythonSource]], list[_Step]],
        changed: Mapping[str, PythonSource],
    ) -> None:
        self._project = project
        self._script = script
        self._changed = changed
        self.modules: dict[str, _Running] = {}
        self.failures: set[Failure] = set()

    def start(self, entry: str) -> bool:
        """Import a module; whether that came to an end."""
        stack = [self._entered(entry)]
        while stack:
            needed = next(stack[-1], None)
            if needed is None:
                stack.pop()
            elif len(self.modules) >= LIMIT:
                return False
            else:
                stack.append(self._run(needed))
        return True

    def _entered(self, dotted: str) -> Iterator[str]:
        """The modules that an import has to run first, from the outermost package on."""
        parts = dotted.split(".")
        for length in range(1, len(parts) + 1):
            module = ".".join(parts[:length])
            if not self._project.layout.exists(module):
                return
            if module not in self.modules:
                yield module
            package, _dot, child = module.rpartition(".")
            if package and self.modules[module].is_done:
                self.modules[package].bound.add(child)

    def _run(self, module: str) -> Iterator[str]:
        """Run a module, and say each time which other one has to run before it goes on."""
        state = self.modules[module] = _Running()
        if self._project.layout.path(module) is not None:
            for step in self._script(module, self._changed):
                if isinstance(step, str):
                    state.bound.add(step)
                    state.is_open |= step == "__getattr__"
                elif isinstance(step, _Late):
                    state.late.update(step.modules)
                else:
                    yield from self._entered(step.module)
                    yield from self._taken(module, state, step)
        state.is_done = True
        package, _dot, child = module.rpartition(".")
        if package in self.modules:
            self.modules[package].bound.add(child)

    def _taken(self, importer: str, state: _Running, step: _Take) -> Iterator[str]:
        owner = self.modules.get(step.module)
        if step.is_star:
            state.bound |= owner.bound if owner else set()
            state.is_open |= owner is None or owner.is_open
        for name, local in step.names:
            inner = f"{step.module}.{name}"
            if owner and name not in owner.bound:
                if name in owner.late:
                    yield from self._entered(owner.late[name])
                elif self._project.layout.exists(inner):
                    yield from self._entered(inner)
                elif not owner.is_open:
                    self.failures.add(Failure(importer, step.module, name))
            state.bound.add(local)


def _script(source: PythonSource, module: ModuleName) -> list[_Step]:
    """What a module does when it is imported, in order."""
    return list(_steps(source.tree.body, module))


def _steps(statements: Iterable[ast.stmt], module: ModuleName) -> Iterator[_Step]:
    for node in statements:
        match node:
            case ast.ImportFrom():
                target = module.absolute(node.level, node.module or "")
                names = tuple((one.name, one.asname or one.name) for one in node.names)
                is_star = names[0][0] == "*"
                yield _Take(target or "", () if is_star else names, is_star)
            case ast.Import():
                for alias in node.names:
                    yield _Take(alias.name)
                    yield alias.asname or alias.name.partition(".")[0]
            case ast.If():
                for block in running_blocks(node):
                    yield from _steps(block, module)
            case ast.Try():
                yield from _tried(node, module)
            case ast.With() | ast.For() | ast.While():
                yield from _steps([*node.body, *getattr(node, "orelse", ())], module)
                yield from sorted(bound_in_block(node, module))
            case ast.FunctionDef(name="__getattr__"):
                yield _Late(late_imports(node, module))
                yield node.name
            case ast.ClassDef():
                yield from (one for one in _steps(node.body, module) if isinstance(one, _Take))
                yield node.name
            case _:
                yield from sorted(bound_in_block(node, module))


def _tried(node: ast.Try, module: ModuleName) -> Iterator[_Step]:
    """What a ``try`` does if nothing fails; where imports may fail, its stand-ins are there too."""
    yield from _steps([*node.body, *node.orelse, *node.finalbody], module)
    for handler in node.handlers:
        steps = _steps(handler.body, module)
        yield from (step for step in steps if isinstance(step, str))
