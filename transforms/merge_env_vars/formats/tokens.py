"""A name in a text: read from the environment, by itself, or a part of something longer."""

import re

from migrator.api import Span
from transforms.merge_env_vars.names import Names

NAMES_BOTH = "names both"
BOTH_ASSIGNED = "both names stand in this text"
IS_PART = "is a part of a path, an address or a longer word"
#: What reads the environment and ends right before a name: ``process.env.``, ``${localEnv:``,
#: ``$env:``, ``os.environ["``, ``Deno.env.get('``.
_READER = re.compile(rb"(?i:env|environ)(?:\?\.|[.:]|(?:\.get)?\([\"']|\[[\"'])\Z")
_LONGEST_READER = 20
#: ``OLD=``, also right behind an escape: ``'A=%s\\nOLD=%s\\n'``.
_ASSIGNED = re.compile(rb"(?:(?<=\\[ntr])|(?<![\w$\\]))([A-Za-z_]\w*)=(?!=)")
#: What makes a name a part of a path, an address or a longer word when it stands before it …
_JOINED_BEFORE = re.compile(rb"[/\\@#~&?]\Z|[^\s([{<\"'`|,][.:-]\Z|(?:\A|[\s(])--?\Z")
#: … and behind it.
_JOINED_BEHIND = re.compile(rb"[/\\@]|[.:-][A-Za-z0-9_:-]|\*(?!\*)")


def reads_environment(text: bytes, span: Span) -> bool:
    """Whether a name is read from something that is called an environment."""
    start = max(span.start - _LONGEST_READER, 0)
    return _READER.search(text, start, span.start) is not None and not _has_hyphen(text, span)


def _has_hyphen(text: bytes, span: Span) -> bool:
    """Whether the word goes on, as no variable does that a program reads by a plain name."""
    return re.match(rb"-[A-Za-z0-9]", text[span.end : span.end + 2]) is not None


def is_part(text: bytes, span: Span) -> bool:
    """Whether a name is a part of a path, of an address or of a longer word."""
    before = text[max(span.start - 2, 0) : span.start]
    if before.endswith((b"$", b"${", b"%")) or reads_environment(text, span):
        return False
    if _JOINED_BEFORE.search(before) is not None:
        return True
    behind = text[span.end : span.end + 2]
    is_emphasized = before.endswith(b"*") and behind.startswith(b"*")
    return not is_emphasized and _JOINED_BEHIND.match(behind) is not None


def assigns_both(text: bytes, name: str, names: Names) -> bool:
    """Whether a text gives a value to two names of one setting."""
    given = {match[1].decode() for match in _ASSIGNED.finditer(text)}
    return name in given and any(
        other != name and names.new(other) == names.new(name) for other in given
    )
