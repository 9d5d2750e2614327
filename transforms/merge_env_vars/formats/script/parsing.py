"""Which grammar a script has, and its tree."""

from tree_sitter import Tree

from migrator.api import Source
from transforms.merge_env_vars.formats import trees

_TYPED = (".ts", ".mts", ".cts")


def language_of(path: str) -> str:
    """The grammar of a file, by its name: casts look like tags, so `.tsx` has its own."""
    if path.endswith(".tsx"):
        return "tsx"
    return "typescript" if path.endswith(_TYPED) else "javascript"


def parsed(source: Source) -> Tree:
    """The tree of a file."""
    return trees.parsed(source, language_of(source.path))
