"""Which grammar a script has, and its tree."""

from functools import lru_cache

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
    """The tree of a file; the last one is kept, since a file is read again to prove its change."""
    return _parsed(source.path, source.code)


@lru_cache(maxsize=1)
def _parsed(path: str, code: bytes) -> Tree:
    return trees.parsed(Source(path, code), language_of(path))
