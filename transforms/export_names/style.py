"""How a module writes what it takes from other modules of its project."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from migrator.api import Destination, Edit, ModuleName, PythonSource, line_end, span_of
from transforms.export_names.listing import listing

#: What tells a linter that an import is meant to be there, and where it is.
_DIRECTIVE = re.compile(r"#\s*(?:noqa\b|pylint:\s*disable=.*(?:unused-import|import-position)).*")
_NEW_LINE = re.compile(rb"(?m)^(from [^\r\n]*?)(\r?)$")


@dataclass(frozen=True)
class Style:
    """The imports of a module, and what they have in common."""

    source: PythonSource
    module: ModuleName
    #: Whether a module belongs to the project.
    owns: Callable[[str], bool]
    #: Whether relative imports are usual, where the module itself has none to tell.
    is_relative: bool = True

    @cached_property
    def own(self) -> list[ast.ImportFrom]:
        """The imports that the module runs for sure, of modules of the project."""
        return list(self._own_among(self.source.tree.body))

    def _own_among(self, nodes: Iterable[ast.stmt]) -> Iterator[ast.ImportFrom]:
        for node in nodes:
            if isinstance(node, ast.ImportFrom) and (node.level or self.owns(node.module or "")):
                yield node

    @cached_property
    def all_own(self) -> list[ast.ImportFrom]:
        """The same with those that stand in blocks of the module."""
        return list(self._own_among(_outside_functions(self.source.tree)))

    def target(self, node: ast.ImportFrom) -> str:
        """The module that an import names."""
        return self.module.absolute(node.level, node.module or "") or ""

    @cached_property
    def homes(self) -> dict[str, str]:
        """The modules that the names of the module are imported from."""
        return {
            alias.asname or alias.name: self.target(node)
            for node in self.all_own
            for alias in node.names
        }

    # How an import is written

    def written(self, module: str) -> str:
        """A module as this one writes it."""
        relative = self.module.relative(module)
        is_below = module.startswith(f"{self.module.package}.")
        alike = [
            node.level > 0
            for node in self.all_own
            if self.target(node).startswith(f"{self.module.package}.") == is_below
        ]
        if relative is None:
            return module
        if not alike and is_below:
            return relative if self._is_relative_elsewhere else module
        return relative if alike and sum(alike) * 2 >= len(alike) else module

    @property
    def _is_relative_elsewhere(self) -> bool:
        return any(node.level for node in self.all_own) if self.all_own else self.is_relative

    def destination(self, module: str, attribute: str, name: str) -> Destination:
        """The import that binds a name."""
        asname = name if name != attribute or self._repeats_names else None
        return Destination(self.written(module), attribute, asname)

    @cached_property
    def _repeats_names(self) -> bool:
        """Whether names are imported as themselves, which marks what is passed on."""
        if not self.module.is_package and self.directive is None and not self._is_listing:
            # Linters take an import that a plain module does not use for one to be taken out.
            return True
        aliases = [alias for node in self.all_own for alias in node.names if alias.name != "*"]
        if not aliases:
            return self.source.path.endswith(".pyi")
        return sum(one.asname == one.name for one in aliases) * 2 > len(aliases)

    @property
    def _is_listing(self) -> bool:
        return listing(self.source).is_open

    @property
    def renames_by_assignment(self) -> bool:
        """Whether another name is given by `Other = Name`, and not in the import."""
        nodes = self.all_own
        if any(one.asname not in {None, one.name} for node in nodes for one in node.names):
            return False
        return self.last_renaming is not None

    @property
    def last_renaming(self) -> ast.Assign | None:
        """The last `Other = Name` of an imported name."""
        found = None
        for node in self.source.tree.body:
            match node:
                case ast.Assign(targets=[ast.Name()], value=ast.Name(id=name)):
                    found = node if name in self.homes else found
        return found

    # What stands behind it

    @cached_property
    def directive(self) -> str | None:
        """The comment to a linter that most of the imports have."""
        comments = [self._comment(node) for node in self.all_own]
        told = [one for one in comments if one]
        if not told or len(told) * 2 < len(comments):
            return None
        return Counter(told).most_common(1)[0][0]

    def _comment(self, node: ast.ImportFrom) -> str | None:
        for line in (node.lineno, node.end_lineno or node.lineno):
            if found := _DIRECTIVE.search(self.source.line_text(line)):
                return found.group().rstrip()
        return None

    def marked(self, edit: Edit) -> Edit:
        """Imports that are written, with the directive that those beside them have."""
        before = self.source.code[edit.start : edit.end]
        if before:
            return self._marked_names(edit, before)
        if self.directive is None:
            return edit
        behind = b"  " + self.directive.encode()
        text = _NEW_LINE.sub(lambda found: found[1] + behind + found[2], edit.text)
        return Edit(edit.start, edit.end, text)

    def _marked_names(self, edit: Edit, before: bytes) -> Edit:
        """The same for a statement in which each name has a comment of its own."""
        names = [line for line in before.splitlines()[1:-1] if line.strip()]
        found = [_DIRECTIVE.search(line.decode()) for line in names]
        comments = {one.group().strip() for one in found if one}
        if not names or None in found or len(comments) != 1:
            return edit
        comment = b"  " + comments.pop().encode()
        lines = edit.text.splitlines(keepends=True)
        written = [
            line.rstrip() + comment + line[len(line.rstrip()) :]
            if line.rstrip().endswith(b",") and b"#" not in line
            else line
            for line in lines
        ]
        return Edit(edit.start, edit.end, b"".join(written))

    def end_of_line(self, node: ast.stmt) -> int:
        """Where the line of a statement ends."""
        return line_end(self.source.code, span_of(self.source, node).end)


def _outside_functions(tree: ast.Module) -> Iterator[ast.stmt]:
    """The statements of a module, in order, those in blocks with them."""
    waiting: list[ast.stmt] = list(reversed(tree.body))
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.If | ast.Try | ast.With):
            blocks = [node.body, getattr(node, "orelse", []), getattr(node, "finalbody", [])]
            handlers = [handler.body for handler in getattr(node, "handlers", ())]
            inner = [one for block in (*blocks, *handlers) for one in block]
            waiting += reversed(inner)
