"""Imports of ``AliasChoices`` that nothing needs once a choice of two names is one name."""

from collections.abc import Sequence

from migrator.api import Edit, ModuleName, PythonSource, Reading, Span, Statements, read

_TARGETS = frozenset({"pydantic.AliasChoices", "pydantic.aliases.AliasChoices"})
#: Where a person may have told the step to stay away from a choice, its import stays.
_TOLD = b"migrator:"


def spare_choices(
    source: PythonSource, module: ModuleName, gone: Sequence[Span]
) -> tuple[Edit, ...]:
    """What takes the import out, if it is only used where choices go."""
    if not gone or _TOLD in source.code:
        return ()
    reading = read(source, module, _locals(source, module))
    statements = Statements(source, reading, frozenset())
    for index, statement in enumerate(reading.imports):
        if statement.guarded or statement.is_star:
            continue
        for position, alias in enumerate(statement.aliases):
            if statement.target(alias) in _TARGETS and _is_spare(reading, alias.local, gone):
                statements.change(index, position, None)
    return tuple(edit for some in statements.edits().values() for edit in some)


def _locals(source: PythonSource, module: ModuleName) -> frozenset[str]:
    """What the file calls it."""
    imports = read(source, module, frozenset()).imports
    aliases = ((statement, alias) for statement in imports for alias in statement.aliases)
    return frozenset(one.local for statement, one in aliases if statement.target(one) in _TARGETS)


def _is_spare(reading: Reading, name: str, gone: Sequence[Span]) -> bool:
    uses = [use.span for use in reading.uses if use.name == name]
    is_exported = name in reading.exports.names
    return not is_exported and all(any(one.overlaps(use) for one in gone) for use in uses)
