"""How names are bound and used in one file: `read` it for some words."""

from migrator.core.layout import ModuleName
from migrator.core.names.values import (
    LOCAL,
    Alias,
    Argument,
    Binding,
    BindingKind,
    Call,
    Declaration,
    ExportList,
    Import,
    Place,
    Reading,
    Scope,
    ScopeKind,
    Span,
    StringUse,
    Use,
)
from migrator.core.names.walk import Walk
from migrator.core.source import PythonSource

__all__ = [
    "LOCAL",
    "Alias",
    "Argument",
    "Binding",
    "BindingKind",
    "Call",
    "Declaration",
    "ExportList",
    "Import",
    "Place",
    "Reading",
    "Scope",
    "ScopeKind",
    "Span",
    "StringUse",
    "Use",
    "read",
]


def read(source: PythonSource, module: ModuleName, words: frozenset[str]) -> Reading:
    """Everything about some words in a file; its imports are always among it."""
    return Walk(source, module, words).run()
