"""The one door through which a transform sees the tool."""

from migrator.core.edits import Edit
from migrator.core.findings import Finding, Safety, State
from migrator.core.import_statements import Statements
from migrator.core.imports import (
    DIRECTIVE,
    Destination,
    ImportLayoutError,
    Rewritten,
    rewrite,
    rewrite_module,
    with_comments,
)
from migrator.core.layout import Layout, ModuleName
from migrator.core.names import (
    Alias,
    Argument,
    Binding,
    BindingKind,
    Call,
    Import,
    Place,
    Reading,
    Scope,
    ScopeKind,
    Span,
    StringUse,
    Use,
    read,
)
from migrator.core.names.words import pattern, present, spans
from migrator.core.project import Located, Origin, Project
from migrator.core.source import PythonSource, Source
from migrator.core.transform import Example, Needles, Read, Selection, Transform

__all__ = [
    "DIRECTIVE",
    "Alias",
    "Argument",
    "Binding",
    "BindingKind",
    "Call",
    "Destination",
    "Edit",
    "Example",
    "Finding",
    "Import",
    "ImportLayoutError",
    "Layout",
    "Located",
    "ModuleName",
    "Needles",
    "Origin",
    "Place",
    "Project",
    "PythonSource",
    "Read",
    "Reading",
    "Rewritten",
    "Safety",
    "Scope",
    "ScopeKind",
    "Selection",
    "Source",
    "Span",
    "State",
    "Statements",
    "StringUse",
    "Transform",
    "Use",
    "pattern",
    "present",
    "read",
    "rewrite",
    "rewrite_module",
    "spans",
    "with_comments",
]
