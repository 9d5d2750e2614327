"""A text without markup, or with one that needs no care."""

import re

from migrator.api import Source
from transforms.merge_env_vars.formats.prose.words import Word, place
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place

LABEL = "is what others link to, or the label of a link"
#: An anchor, or a link to one: ``[[OLD]]``, ``<<OLD>>``.
_ANCHOR = re.compile(rb"(?:\[\[|<<)\Z")


class PlainFile:
    """A text, and what is to be known of it to judge a word."""

    #: The lines that begin and end a block of code.
    fences: re.Pattern[bytes] | None = None

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names
        self.code = source.code

    def place(self, word: Word) -> Place:
        """What becomes of a name in the text."""
        return place(self.code, self.names, word, self.reason(word))

    def reason(self, word: Word) -> str:
        """Why a name stays as it is, other than in any text."""
        before = self.code[max(word.span.start - 2, 0) : word.span.start]
        return LABEL if _ANCHOR.search(before) else ""


class AsciidocFile(PlainFile):
    """An AsciiDoc file."""

    fences = re.compile(rb"(?m)^(-{4,}|\.{4,})([ \t\r]*)$")
