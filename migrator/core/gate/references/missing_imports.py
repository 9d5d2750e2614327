"""Imports of modules and names that are not there."""

import posixpath
import re
from collections.abc import Iterator

from migrator.core.gate.references.expected import IMPORT_ERRORS, fails_on_purpose
from migrator.core.gate.references.gaps import Gap, PythonFile
from migrator.core.names import Import

_CODE = "unresolved-import"
_RELATIVE = re.compile(rb"from[\s\\]*(?:\.[\s\\]*)+(?!import\b)([\w.]*)")


def missing_imports(file: PythonFile) -> Iterator[Gap]:
    """What a file imports and cannot."""
    for statement in file.imports:
        line = file.source.line_of(statement.span.start)
        found = list(_missing(file, statement, line))
        if found and not _is_excused(file, line, found):
            yield from found


def _is_excused(file: PythonFile, line: int, found: list[Gap]) -> bool:
    if fails_on_purpose(file.source, line, IMPORT_ERRORS):
        return True
    # Modules that the file makes up itself, as tests do for what is not installed.
    return b"sys.modules" in file.source.code and any(
        re.search(rb"[\"']%b\b" % re.escape((gap.owner or gap.name).encode()), file.source.code)
        for gap in found
    )


def _missing(file: PythonFile, statement: Import, line: int) -> Iterator[Gap]:
    if statement.module is None:
        for alias in statement.aliases:
            if absent := _absent(file, statement, alias.name):
                yield _no_module(file, line, absent)
    elif statement.level and _is_nowhere(file, statement):
        yield _beyond(file, statement, line)
    elif statement.module:
        yield from _missing_names(file, statement, statement.module, line)


def _missing_names(file: PythonFile, statement: Import, module: str, line: int) -> Iterator[Gap]:
    module = file.lookup.meant(file.name, module)
    if absent := _absent(file, statement, module):
        if not (statement.level and _lies_there(file, statement)):
            yield _no_module(file, line, absent)
        return
    for alias in statement.aliases:
        if alias.name != "*" and file.lookup.lacks(module, alias.name):
            message = f"`{module}` has no `{alias.name}`"
            optional = _is_optional(file, statement, module)
            yield Gap(file.path, line, _CODE, message, module, alias.name, optional)


def _absent(file: PythonFile, statement: Import, module: str) -> str | None:
    """The module that is missing; one from outside may be, where the code is ready for that."""
    absent = file.lookup.absent_module(file.lookup.meant(file.name, module))
    return None if absent and _is_optional(file, statement, absent) else absent


def _is_optional(file: PythonFile, statement: Import, module: str) -> bool:
    is_ready = statement.guarded or statement.type_checking
    return is_ready and file.lookup.is_foreign(module)


def _no_module(file: PythonFile, line: int, absent: str) -> Gap:
    what = "is neither a module of the project nor installed"
    if not file.lookup.is_foreign(absent):
        what = "is no module"
    return Gap(file.path, line, _CODE, f"`{absent}` {what}", "", absent)


# Relative imports, by the folders that they go through


def _rest(file: PythonFile, statement: Import) -> str:
    """What a relative import says behind the dots."""
    found = _RELATIVE.match(file.source.code, statement.span.start)
    return found.group(1).decode(errors="replace") if found else ""


def _place(file: PythonFile, statement: Import) -> str | None:
    """The place that a relative import leads to; None outside of the repository."""
    folder = posixpath.dirname(file.path)
    for _up in range(statement.level - 1):
        if not folder:
            return None
        folder = posixpath.dirname(folder)
    return posixpath.join(folder, _rest(file, statement).replace(".", "/")).rstrip("/")


def _lies_there(file: PythonFile, statement: Import) -> bool:
    place = _place(file, statement)
    return place is not None and file.lookup.exists_at(place)


def _is_nowhere(file: PythonFile, statement: Import) -> bool:
    """Whether a relative import leaves the top, and no folder of the repository is meant."""
    if statement.module:
        return False
    place = _place(file, statement)
    if place is None:
        return True
    inside = [posixpath.join(place, alias.name) for alias in statement.aliases]
    known = (place, posixpath.join(place, "__init__"), *inside)
    return not any(map(file.lookup.exists_at, known))


def _beyond(file: PythonFile, statement: Import, line: int) -> Gap:
    written = "." * statement.level + _rest(file, statement)
    message = f"`from {written} import` leads out of the top package"
    return Gap(file.path, line, _CODE, message, "", written)
