"""Manifests of migrations: they hold the old names on purpose."""

from tree_sitter import Tree

from migrator.api import Span, spans
from transforms.merge_env_vars.formats.toml.tables import Path, Tables
from transforms.merge_env_vars.formats.trees import around, innermost

_NAME = "merge_env_vars"
_TOOL = ("tool", "migrator")


def is_in_manifest(path: Path) -> bool:
    """Whether a table belongs to a manifest in a file that holds other things."""
    return path[: len(_TOOL)] == _TOOL


def is_manifest(code: bytes, tree: Tree, tables: Tables) -> bool:
    """Whether a file is a manifest and nothing else: one of its own steps merges settings."""
    for span in spans(code, {_NAME}):
        pair = _pair(tree, span)
        if pair is not None and pair.partition(b"=")[0].strip() == b"transform":
            return not is_in_manifest(tables.path_at(span.start))
    return False


def _pair(tree: Tree, span: Span) -> bytes | None:
    """The pair whose value is a name."""
    for node in around(innermost(tree, span)):
        if node.type == "pair":
            return node.text
    return None
