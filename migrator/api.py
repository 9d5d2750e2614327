"""The one door through which a transform sees the tool.

Most transforms look at one file at a time, and need a handful of these names: `FileTransform`,
`File`, `Proposal`, `Safety`, `Edit`, `Options` and `mistake`. `docs/writing-a-transform.md` has an
example of one, whole.

Those that look at all files together are a `Transform`. They read names with `read`, a `Reading`
of one file; ask the `Project` for modules, `Definitions` for where a name is defined, and `Suite`
for fixtures; write imports with `Statements` and `added_imports`, arguments with `arguments`, and
parameters with `first_parameter` and its like.
"""

from migrator.core.arguments import Item, Items, arguments, bare_generator, elements
from migrator.core.blank_lines import BETWEEN_DEFINITIONS, blank_run, closed_up
from migrator.core.definitions.awaitable import Awaitables
from migrator.core.definitions.ends import ClassDefinition, Definition, Found, Outside, chain
from migrator.core.definitions.frames import Frame
from migrator.core.definitions.functions import (
    Function,
    decorators,
    holds_line,
    is_generator,
    own_nodes,
    parameters,
)
from migrator.core.definitions.known_classes import is_known as is_known_class
from migrator.core.definitions.look_up import Definitions
from migrator.core.definitions.scopes import (
    Body,
    Bound,
    bound_in_block,
    is_type_checking,
    module_body,
    running_blocks,
)
from migrator.core.edits import Edit, OffsetMap, apply, compose, in_order, is_made_for
from migrator.core.file_transform import File, FileTransform, Proposal
from migrator.core.findings import Finding, Safety, State
from migrator.core.gate.references.expected import (
    ATTRIBUTE_ERRORS,
    IMPORT_ERRORS,
    fails_on_purpose,
    is_caught,
)
from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.view import View
from migrator.core.generated import generated_mark, generated_reason
from migrator.core.globs import matcher
from migrator.core.import_circles import import_circles
from migrator.core.import_time.calls import ImportTimeCall, Where, ends_module
from migrator.core.import_time.factories import Factories
from migrator.core.imports import (
    DIRECTIVE,
    Destination,
    ImportLayoutError,
    Rewritten,
    rewrite,
    rewrite_module,
    with_comments,
)
from migrator.core.imports.added import added_imports, imports_beside
from migrator.core.imports.rows import member_key
from migrator.core.imports.spelled import Spelling, missing_imports, spelled
from migrator.core.imports.statements import Statements
from migrator.core.layout import Layout, ModuleName
from migrator.core.listing import Display, Entry, Listing, entries_of, listing
from migrator.core.manifest.fields import mistake
from migrator.core.manifest.stages import FirstStage, StagedOptions
from migrator.core.manifest.table import Table as Options
from migrator.core.names import (
    LOCAL,
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
from migrator.core.names.vocabulary import Vocabulary
from migrator.core.names.words import pattern, present, spans
from migrator.core.project import Located, Origin, Project
from migrator.core.pytest.collecting import collected
from migrator.core.pytest.configuration import PytestConfiguration
from migrator.core.pytest.fixtures import Fixture, FixtureKind, is_static
from migrator.core.pytest.marks import Given, marks_of
from migrator.core.pytest.meanings import Meanings
from migrator.core.pytest.modules import Group
from migrator.core.pytest.places import Places
from migrator.core.pytest.provided import FixtureScope
from migrator.core.pytest.scope_edits import scope_edit
from migrator.core.pytest.scopes import TooWide, narrowed, too_wide
from migrator.core.pytest.suite import Parsed as ParsedSuite
from migrator.core.pytest.suite import Provided, Suite, is_below
from migrator.core.signatures import (
    first_argument,
    first_parameter,
    last_argument,
    last_parameter,
)
from migrator.core.source import CannotReadError, PythonSource, Source, is_python, known_python
from migrator.core.spans import place_of, span_of
from migrator.core.takers import taken, takers
from migrator.core.transform import Edited, Example, Needles, Read, Selection, Transform
from migrator.core.unlisting import unlisted
from migrator.core.whole_lines import cut, indent_of, line_end, removal

__all__ = [
    "ATTRIBUTE_ERRORS",
    "BETWEEN_DEFINITIONS",
    "DIRECTIVE",
    "IMPORT_ERRORS",
    "LOCAL",
    "Alias",
    "Argument",
    "Awaitables",
    "Binding",
    "BindingKind",
    "Body",
    "Bound",
    "Call",
    "CannotReadError",
    "ClassDefinition",
    "Definition",
    "Definitions",
    "Destination",
    "Display",
    "Edit",
    "Edited",
    "Entry",
    "Example",
    "Factories",
    "File",
    "FileTransform",
    "Finding",
    "FirstStage",
    "Fixture",
    "FixtureKind",
    "FixtureScope",
    "Found",
    "Frame",
    "Function",
    "Given",
    "Group",
    "Import",
    "ImportLayoutError",
    "ImportTimeCall",
    "Item",
    "Items",
    "Layout",
    "Listing",
    "Located",
    "Lookup",
    "Meanings",
    "ModuleName",
    "Needles",
    "OffsetMap",
    "Options",
    "Origin",
    "Outside",
    "ParsedSuite",
    "Place",
    "Places",
    "Project",
    "Proposal",
    "Provided",
    "PytestConfiguration",
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
    "Spelling",
    "StagedOptions",
    "State",
    "Statements",
    "StringUse",
    "Suite",
    "TooWide",
    "Transform",
    "Use",
    "View",
    "Vocabulary",
    "Where",
    "added_imports",
    "apply",
    "arguments",
    "bare_generator",
    "blank_run",
    "bound_in_block",
    "chain",
    "closed_up",
    "collected",
    "compose",
    "cut",
    "decorators",
    "elements",
    "ends_module",
    "entries_of",
    "fails_on_purpose",
    "first_argument",
    "first_parameter",
    "generated_mark",
    "generated_reason",
    "holds_line",
    "import_circles",
    "imports_beside",
    "in_order",
    "indent_of",
    "is_below",
    "is_caught",
    "is_generator",
    "is_known_class",
    "is_made_for",
    "is_python",
    "is_static",
    "is_type_checking",
    "known_python",
    "last_argument",
    "last_parameter",
    "line_end",
    "listing",
    "marks_of",
    "matcher",
    "member_key",
    "missing_imports",
    "mistake",
    "module_body",
    "narrowed",
    "own_nodes",
    "parameters",
    "pattern",
    "place_of",
    "present",
    "read",
    "removal",
    "rewrite",
    "rewrite_module",
    "running_blocks",
    "scope_edit",
    "span_of",
    "spans",
    "spelled",
    "taken",
    "takers",
    "too_wide",
    "unlisted",
    "with_comments",
]
