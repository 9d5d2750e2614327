"""Attributes that are read from modules of the project that do not have them."""

import re
from collections.abc import Iterator

from migrator.core.gate.references.expected import ATTRIBUTE_ERRORS, fails_on_purpose, is_caught
from migrator.core.gate.references.gaps import Gap, PythonFile
from migrator.core.names import Use

_CODE = "unresolved-attribute"
_ASKED = re.compile(rb"\b(?:has|get)attr\([^()\"']*,\s*[\"'](\w+)[\"']")


def missing_attributes(file: PythonFile) -> Iterator[Gap]:
    """What a file reads from a module that does not have it."""
    stored = set(stored_attributes(file))
    asked = set(_ASKED.findall(file.source.code))
    for use in file.reading.uses:
        found = _lacking(file, use)
        if found is None or found in stored or found[1].encode() in asked:
            continue
        module, name = found
        line = file.source.line_of(use.span.start)
        if not _is_excused(file, line):
            message = f"`{module}` has no `{name}`"
            yield Gap(file.path, line, _CODE, message, module, name)


def stored_attributes(file: PythonFile) -> Iterator[tuple[str, str]]:
    """The modules and names of ``module.name = value``."""
    for use in file.reading.uses:
        if use.stored and (dotted := file.meaning(use)):
            module, _dot, name = dotted.rpartition(".")
            yield module, name


def _is_excused(file: PythonFile, line: int) -> bool:
    if b"AttributeError" not in file.source.code:
        return False
    source = file.source
    return fails_on_purpose(source, line, ATTRIBUTE_ERRORS) or is_caught(
        source, line, ATTRIBUTE_ERRORS
    )


def _lacking(file: PythonFile, use: Use) -> tuple[str, str] | None:
    """The module that a use goes through, with the attribute that it lacks."""
    dotted = file.meaning(use) if use.chain else None
    found = file.lookup.lacking(dotted) if dotted else None
    if found is None or dotted is None:
        return None
    # What an import names is the import's own matter; what is assigned need not be there yet.
    missing = ".".join(found)
    is_import = len(missing.split(".")) <= len(dotted.split(".")) - len(use.chain)
    is_assigned = use.stored and missing == dotted
    return None if is_import or is_assigned or missing in _plain_imports(file) else found


def _plain_imports(file: PythonFile) -> set[str]:
    """What ``import a.b.c`` takes: ``a.b`` and ``a.b.c``."""
    names = (alias.name for one in file.imports if not one.is_from for alias in one.aliases)
    return {
        ".".join(parts[:length])
        for parts in (name.split(".") for name in names)
        for length in range(2, len(parts) + 1)
    }
