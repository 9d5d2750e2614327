"""How a file writes a name of a module: by an import that it has, or by one that it gets."""

import ast
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from migrator.core.definitions.scopes import module_body
from migrator.core.edits import Edit
from migrator.core.imports.added import added_imports
from migrator.core.imports.values import Destination
from migrator.core.layout import ModuleName
from migrator.core.names import BindingKind, read
from migrator.core.source import PythonSource
from migrator.core.spans import span_of

_Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a file writes for a name of a module."""

    text: str
    #: The import that is missing for it.
    wanted: Destination | None = None


def spelled(
    source: PythonSource, module: ModuleName, owner: str, name: str = ""
) -> Spelling | None:
    """How a file can write a name of the module ``owner``, or that module itself.

    None where every word for it means another thing somewhere in the file.
    """
    known = _known(source, module, owner, name)
    if known is not None:
        return known if _is_free(source, module, known.text, owner, name) else None
    leaf = name or owner.rpartition(".")[2]
    for asname in (None, f"{owner.rpartition('.')[2]}_{leaf}"):
        if _is_free(source, module, asname or leaf, owner, name):
            package = owner if name else owner.rpartition(".")[0] or None
            wanted = _as_others_are(source, module, Destination(package, leaf, asname))
            return Spelling(asname or leaf, wanted)
    return None


def missing_imports(
    source: PythonSource,
    module: ModuleName,
    owns: Callable[[str], bool],
    wanted: Sequence[Destination],
    uses: Collection[int],
) -> list[Edit]:
    """The edits that import what is wanted, above the places where it is used."""
    if not wanted:
        return []
    before = None
    for node in source.tree.body:
        start, end = span_of(source, node)
        if isinstance(node, _Definition):
            break
        if any(start <= use < end for use in uses):
            before = source.offset(node.lineno, 0)
            break
    return added_imports(source, module, owns, wanted, before=before)


def _known(source: PythonSource, module: ModuleName, owner: str, name: str) -> Spelling | None:
    """By what the module surely has imported already."""
    dotted = f"{owner}.{name}" if name else owner
    for local, bounds in module_body(source, module).bound.items():
        if len(bounds) != 1 or bounds[0].conditional:
            continue
        if bounds[0].target == dotted:
            return Spelling(local)
        if bounds[0].target == owner and isinstance(bounds[0].node, ast.Import):
            return Spelling(f"{local}.{name}")
    for node in source.tree.body:
        if isinstance(node, ast.Import) and any(
            (alias.name, alias.asname) == (owner, None) for alias in node.names
        ):
            return Spelling(dotted)
    return None


def _is_free(source: PythonSource, module: ModuleName, written: str, owner: str, name: str) -> bool:
    """Whether a word means nothing but this, wherever it is bound in the file."""
    local = written.partition(".")[0]
    reading = read(source, module, frozenset({local}))
    if any(local in scope.global_names for scope in reading.scopes):
        return False
    meanings = {f"{owner}.{name}" if name else owner, owner, owner.partition(".")[0]}
    return all(
        binding.kind is BindingKind.IMPORT and reading.imported(binding) in meanings
        for binding in reading.bindings
        if binding.name == local
    )


def _as_others_are(source: PythonSource, module: ModuleName, wanted: Destination) -> Destination:
    """Relative where the file imports all of its own package relatively."""
    top = module.dotted.partition(".")[0]
    found = [node for node in source.tree.body if isinstance(node, ast.ImportFrom)]
    is_relative = any(node.level for node in found)
    is_absolute = any(
        not node.level and (node.module or "").partition(".")[0] == top for node in found
    )
    relative = module.relative(wanted.module or "") if is_relative and not is_absolute else None
    return Destination(relative, wanted.name, wanted.asname) if relative else wanted
