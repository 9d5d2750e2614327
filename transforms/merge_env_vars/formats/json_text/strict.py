"""The JSON in a file, without what only some programs take: comments, and commas at an end."""

import json
import re

from migrator.api import CannotReadError, Source

_COMMENT = rb"//[^\r\n]*+|/\*(?:[^*]|\*(?!/))*+\*/"
_SPACE = rb"(?:[ \t\r\n]|%b)*+" % _COMMENT
COMMENT = re.compile(_COMMENT)
#: What stands for itself, with all that looks like a comment or a comma in it: a string, and a
#: comma that follows nothing; and what is to go.
_TOKEN = re.compile(
    rb'(?P<kept>"(?:[^"\\\r\n]|\\.)*+"|[\[{]%b,)|(?P<gone>%b|,(?=%b[\]}]))'
    % (_SPACE, _COMMENT, _SPACE)
)
#: Not a blank: lines stay where they are.
_VISIBLE = re.compile(rb"[^\r\n]")
#: A sign that the grammar does not know.
_EXPONENT = re.compile(rb'("(?:[^"\\]|\\.)*+")|([0-9][eE])\+')


def strict(source: Source) -> bytes:
    """The text with blanks for what JSON does not have, so that offsets stay.

    Raises `CannotReadError` where the rest is no JSON either.
    """
    if _is_json(source.code):
        text = source.code
    else:
        text = _TOKEN.sub(_blanked, source.code)
        _judge(source, text)
    return _EXPONENT.sub(_without_sign, text) if b"+" in text else text


def _blanked(match: re.Match[bytes]) -> bytes:
    gone: bytes | None = match["gone"]
    return match.group() if gone is None else _VISIBLE.sub(b" ", gone)


def _without_sign(match: re.Match[bytes]) -> bytes:
    sign: bytes | None = match.group(2)
    return match.group() if sign is None else sign + b"0"


def _is_json(code: bytes) -> bool:
    try:
        json.loads(code)
    except ValueError:
        return False
    return True


def _judge(source: Source, text: bytes) -> None:
    decoded = text.decode()
    try:
        json.loads(decoded)
    except json.JSONDecodeError as error:
        line = source.line_of(len(decoded[: error.pos].encode()))
        raise CannotReadError(f"line {line} is no json") from None
