"""The imports of a file whose settings go through the object."""

from migrator.api import (
    Edit,
    Import,
    ModuleName,
    PythonSource,
    Reading,
    Statements,
    in_order,
    read,
)

#: What gets at the environment.
_SOURCES = frozenset({"os", "os.environ", "os.getenv"})


def spare_imports(before: PythonSource, after: PythonSource, module: ModuleName) -> list[Edit]:
    """What takes out of the new text the imports that only direct accesses have needed."""
    names = _locals(before, module)
    was, now = read(before, module, names), read(after, module, names)
    statements = Statements(after, now, frozenset())
    for index, statement in enumerate(now.imports):
        if statement.guarded or statement.is_star:
            continue
        for position, alias in enumerate(statement.aliases):
            is_theirs = statement.target(alias) in _SOURCES or alias.name.startswith("os.")
            if not is_theirs or alias.local in now.exports.names:
                continue
            was_used = any(use.name == alias.local for use in was.uses)
            if was_used and not _is_used(now, statement, alias.local):
                statements.change(index, position, None)
    edits = [edit for some in statements.edits().values() for edit in some]
    return in_order(_without_blank_top(after, edit) for edit in edits)


def _without_blank_top(source: PythonSource, edit: Edit) -> Edit:
    """No blank lines stand first in a file."""
    if edit.start or edit.text:
        return edit
    rest = source.code[edit.end :]
    return Edit(0, edit.end + len(rest) - len(rest.lstrip(b"\r\n")), b"")


def _locals(source: PythonSource, module: ModuleName) -> frozenset[str]:
    """The names that the file's imports give what gets at the environment."""
    reading = read(source, module, frozenset())
    return frozenset(
        alias.local
        for statement in reading.imports
        for alias in statement.aliases
        if statement.target(alias) in _SOURCES
    )


def _is_used(reading: Reading, statement: Import, name: str) -> bool:
    return any(
        use.name == name
        and reading.lookup(use.name, use.scope, use.order) in {statement.scope, None}
        for use in reading.uses
    )
