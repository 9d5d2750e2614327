"""The kinds of texts, by their file names, and what each adds to plain words."""

import re
from collections.abc import Callable

from migrator.api import Source
from transforms.merge_env_vars.formats.prose.markdown import MarkdownFile
from transforms.merge_env_vars.formats.prose.markup import MarkupFile
from transforms.merge_env_vars.formats.prose.plain import AsciidocFile, PlainFile
from transforms.merge_env_vars.formats.prose.restructured import RestructuredFile
from transforms.merge_env_vars.names import Names

_KINDS: tuple[tuple[re.Pattern[str], Callable[[Source, Names], PlainFile]], ...] = (
    (re.compile(r"(?i).+\.(?:md|markdown)"), MarkdownFile),
    (re.compile(r"(?i).+\.rst"), RestructuredFile),
    (re.compile(r"(?i).+\.adoc"), AsciidocFile),
    (re.compile(r"(?i).+\.(?:xml|html?)"), MarkupFile),
)
_RECORDS = re.compile(
    r"(?i)(?:.*/)?(?:(?:changelog|changes|history|news|releases?|release[-_]?notes)\.[a-z]+"
    r"|(?:changelogs?|changelog\.d|newsfragments)/.*)"
)
_CODE = re.compile(r"(?:.*/)?CMakeLists\.txt")


def reader_of(source: Source, names: Names) -> PlainFile:
    """A text as its kind is read."""
    for pattern, kind in _KINDS:
        if pattern.fullmatch(source.path):
            return kind(source, names)
    return PlainFile(source, names)


def manual_in_all(path: str) -> str:
    """Why nothing in a file is changed; nothing if it is a text like others."""
    if _RECORDS.fullmatch(path):
        return "a record of what was"
    return "code, not a text for people" if _CODE.fullmatch(path) else ""
