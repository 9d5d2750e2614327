"""Calls that build a settings class by an alias: ``Settings(OLD_URL="x")``."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from migrator.api import Definitions, Project, PythonSource, Safety, Span, chain, is_python, span_of
from transforms.merge_env_vars.places import Place, renamed

#: Aliases of classes, by the file and line of their definition: the old name of each, and what
#: it becomes.
Renamed = Mapping[tuple[str, int], Mapping[str, tuple[str, str]]]


def by_alias(
    project: Project, definitions: Definitions, classes: Renamed, candidates: Iterable[str]
) -> Iterator[tuple[str, Place]]:
    """The keywords of such calls, each with its file; they follow the file of the class."""
    aliases = {alias for some in classes.values() for alias in some}
    if not aliases:
        return
    words = b"|".join(re.escape(alias.encode()) for alias in sorted(aliases))
    given = re.compile(rb"\b(?:%b)\s*=[^=]" % words)
    for path in candidates:
        data = project.files.read(path) or b""
        if not is_python(path, data[:80]) or given.search(data) is None:
            continue
        source = definitions.source(path) or project.parsed.source(path, data)
        if source is not None:
            definitions.add(source)
            for node in ast.walk(source.tree):
                if isinstance(node, ast.Call):
                    for place in _in_call(source, node, definitions, classes):
                        yield path, place


def _in_call(
    source: PythonSource, call: ast.Call, definitions: Definitions, classes: Renamed
) -> Iterator[Place]:
    names = chain(call.func)
    if not names or not call.keywords:
        return
    found = definitions.attributes(definitions.inside(source.path, names[0]), names[1:])
    for definition in found.definitions:
        aliases = classes.get((definition.path, definition.node.lineno), {})
        for keyword in call.keywords:
            name = keyword.arg or ""
            if name in aliases:
                start = span_of(source, keyword).start
                span = Span(start, start + len(name.encode()))
                old, new = aliases[name]
                shown = f"{name} that `{names[-1]}` is built by"
                if found.is_certain:
                    yield Place(old, span, shown, renamed(span, new), anchor=definition.path)
                else:
                    reason = "may be another class"
                    yield Place(old, span, shown, safety=Safety.MANUAL, reason=reason)
