"""XML and HTML: values of attributes, texts and comments."""

import re
from functools import cached_property

from migrator.api import Span
from transforms.merge_env_vars.formats.prose.plain import LABEL, PlainFile
from transforms.merge_env_vars.formats.prose.words import Word

_ELEMENT = re.compile(rb"<(?:/|!ENTITY[ \t]+(?:%[ \t]+)?)?\Z")
#: What is neither a comment nor a text that is taken as it is.
_DECLARATION = re.compile(rb"[?]|!(?!--|\[CDATA\[)")
_LINKED = re.compile(rb"(?i)\b(id|idref|name|href|src|for|ref)\s*=\s*[\"'][^\"'<>]*\Z")
_CODE = re.compile(rb"(?is)<(script|style)\b[^>]*>.*?</\1\s*>")
_ATTRIBUTE = re.compile(rb"\s*=")
_NO_NAME = "is the name of an element or an attribute"
_IN_CODE = "stands in code"
_NEAR = 500


class MarkupFile(PlainFile):
    """An XML or HTML file."""

    @cached_property
    def _scripts(self) -> list[Span]:
        if not self.source.path.lower().endswith((".html", ".htm")):
            return []
        return [Span(*found.span()) for found in _CODE.finditer(self.code)]

    def reason(self, word: Word) -> str:
        """Names of elements and attributes, what is linked to, and code."""
        near = max(word.span.start - _NEAR, 0)
        before = self.code[near : word.span.start]
        if any(span.overlaps(word.span) for span in self._scripts):
            return _IN_CODE
        if _ELEMENT.search(before):
            return _NO_NAME
        tag = before.rpartition(b"<")[2]
        if b">" in tag or b"<" not in before:
            return ""
        if _DECLARATION.match(tag):
            return _NO_NAME
        if tag.count(b'"') % 2 == 0 and tag.count(b"'") % 2 == 0:
            return _NO_NAME if _ATTRIBUTE.match(self.code, word.span.end) else ""
        linked = _LINKED.search(before)
        is_name = linked is not None and linked.group(1).lower() == b"name"
        is_settings = self.source.path.lower().endswith(".xml")
        return LABEL if linked is not None and not (is_name and is_settings) else ""
