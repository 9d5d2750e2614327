"""Trees of tree-sitter: a text is parsed whole, and only looked at where a name stands.

Grammars are loaded when the first file of their language comes.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib import import_module

from tree_sitter import Language, Node, Parser, Range, Tree

from migrator.api import CannotReadError, Source, Span

#: Module and function of each grammar.
_GRAMMARS = {
    "bash": ("tree_sitter_bash", "language"),
    "javascript": ("tree_sitter_javascript", "language"),
    "json": ("tree_sitter_json", "language"),
    "toml": ("tree_sitter_toml", "language"),
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "yaml": ("tree_sitter_yaml", "language"),
}


@lru_cache
def _language(name: str) -> Language:
    module, function = _GRAMMARS[name]
    make: Callable[[], object] = getattr(import_module(module), function)
    return Language(make())


def parsed(source: Source, language: str, ranges: Sequence[Range] | None = None) -> Tree:
    """The tree of a text; raises `CannotReadError` where the text is not of the language.

    With ``ranges``, only these are read, as if nothing stood between them.
    """
    tree = Parser(_language(language), included_ranges=ranges).parse(source.code)
    broken = first_error(tree.root_node)
    if broken is not None:
        line = source.line_of(min(broken.start_byte, max(len(source.code) - 1, 0)))
        raise CannotReadError(f"line {line} is no {language}")
    return tree


def first_error(node: Node) -> Node | None:
    """The first place that the grammar could not make sense of."""
    if not node.has_error:
        return None
    while not node.is_error and not node.is_missing:
        child = next((one for one in node.children if one.has_error or one.is_missing), None)
        if child is None:
            return node
        node = child
    return node


def innermost(tree: Tree, span: Span) -> Node:
    """The smallest node that holds a range."""
    node = tree.root_node.descendant_for_byte_range(span.start, span.end)
    return tree.root_node if node is None else node


def around(node: Node) -> Iterator[Node]:
    """A node and all that it lies in, from the inside out."""
    current: Node | None = node
    while current is not None:
        yield current
        current = current.parent


def span_of(node: Node) -> Span:
    """Where a node stands."""
    return Span(node.start_byte, node.end_byte)
