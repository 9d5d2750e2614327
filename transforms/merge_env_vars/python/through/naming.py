"""How a file speaks of the object: by an import that it has, or by one that it gets."""

import ast
from dataclasses import dataclass

from migrator.api import BindingKind, Destination, ModuleName, PythonSource, module_body, read
from transforms.merge_env_vars.python.through.route import Target


@dataclass(frozen=True, slots=True)
class Naming:
    """The object as a file writes it."""

    written: str
    #: The import that is missing for it.
    wanted: Destination | None = None


def naming(source: PythonSource, module: ModuleName, target: Target) -> Naming | None:
    """How a file can write the object; None where its names mean other things there."""
    known = _imported(source, module, target)
    if known is not None:
        return known if _is_free(source, module, known.written, target) else None
    for asname in (None, f"{target.module.rpartition('.')[2]}_{target.local}"):
        local = asname or target.local
        if _is_free(source, module, local, target):
            wanted = _as_others_are(source, module, target.destination(asname))
            return Naming(target.written(local), wanted)
    return None


def _imported(source: PythonSource, module: ModuleName, target: Target) -> Naming | None:
    """By what the module surely has imported already."""
    for local, bounds in module_body(source, module).bound.items():
        if len(bounds) != 1 or bounds[0].conditional:
            continue
        if bounds[0].target == target.dotted:
            return Naming(target.written(local))
        if bounds[0].target == target.module and isinstance(bounds[0].node, ast.Import):
            return Naming(target.written(f"{local}.{target.name}"))
    for node in source.tree.body:
        if isinstance(node, ast.Import) and any(
            (alias.name, alias.asname) == (target.module, None) for alias in node.names
        ):
            return Naming(target.written(target.dotted))
    return None


def _is_free(source: PythonSource, module: ModuleName, written: str, target: Target) -> bool:
    """Whether a name means nothing but the object, wherever it is bound in the file."""
    local = written.partition(".")[0].partition("(")[0]
    reading = read(source, module, frozenset({local}))
    if any(local in scope.global_names for scope in reading.scopes):
        return False
    meanings = {target.dotted, target.module, target.module.partition(".")[0]}
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
