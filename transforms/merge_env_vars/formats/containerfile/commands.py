"""What runs in a container: ``RUN``, ``CMD``, ``ENTRYPOINT`` and ``HEALTHCHECK``."""

import json
import re
from collections.abc import Container, Iterator
from dataclasses import replace
from itertools import count

from migrator.api import CannotReadError, Edit, Safety, Source, Span
from transforms.merge_env_vars.formats import shell
from transforms.merge_env_vars.formats.containerfile.instructions import (
    Document,
    Instruction,
    Instructions,
)
from transforms.merge_env_vars.formats.containerfile.references import replaced
from transforms.merge_env_vars.formats.interpolation import NO_FALLBACK, interpolated
from transforms.merge_env_vars.formats.shell.texts import NOT_KNOWN
from transforms.merge_env_vars.formats.unread import unread
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Places, Setting, renamed

_UNREAD = "in a command that cannot be read"
_PROGRAM = "in a program of another language"
_ARGUMENT = "an argument of a program"
_COMMENTS_INSIDE = "a comment stands in what has to change"
_SECRET = "the secret has to be given to the build by the new name"  # noqa: S105 - no secret
_SECRETS = "build secrets"

_JOINTS = re.compile(rb"\0+")
_SHELLS = re.compile(rb"(?:.*[/\\])?(?:ba|da|a|k|z)?sh(?:\.exe)?")
_SHEBANG = re.compile(rb"\s*#!(?![^\r\n]*\b(?:ba|da|a|k|z)?sh\b)")
_HEALTH = re.compile(rb"[\s\0]*CMD(?=[\s\0])", re.IGNORECASE)
_MARKS = re.compile(rb"(?:\s*\d*<<-?[ \t]*[^\s<>|&;()]+)+\s*")
_SCRIPT_OPTION = re.compile(r"-[a-z]*c")
_STRING = re.compile(rb'"((?:[^"\\]|\\.)*)"')
_SECRET_ID = re.compile(rb"(?:\A|,)(?:id|source|src)=\Z")
_MOUNTED = b"/run/secrets/"
#: How the shells of Windows read the environment, up to the name.
_WINDOWS = re.compile(rb"(?:\$\{?[eE][nN][vV]:|%)\Z")


#: Groups of commands have numbers from here on, apart from those of stages.
_FIRST_GROUP = 1 << 40


class Commands:
    """Reads the commands of a file."""

    def __init__(self, source: Source, found: Instructions, names: Names) -> None:
        self._source = source
        self._text = found.text
        self._found = found
        self._names = names
        self._groups = count(_FIRST_GROUP)

    def read(self, one: Instruction, *, has_shell: bool) -> Places:
        """What a command says of the names; the shell of its stage may be one of Windows."""
        flags = [place for flag in one.flags for place in self._flag(flag)]
        found = self._inside(one, self._command(one), has_shell=has_shell)
        places = [_whole(one, place) for place in found.places]
        settings = [
            replace(setting, removal=()) if _is_torn(one, setting.removal) else setting
            for setting in found.settings
        ]
        secrets = {place.old for place in flags if place.outside == _SECRETS}
        if secrets:
            mounted = [*self._mounted(one, secrets)]
            spans = {place.span for place in mounted}
            places = [*mounted, *(place for place in places if place.span not in spans)]
        return Places((*flags, *places), tuple(settings))

    def _mounted(self, one: Instruction, secrets: Container[str]) -> Iterator[Place]:
        """The files that have the names of secrets, and get the new names together with them."""
        start = one.arguments.start
        for found, name in self._names.old_in(self._text[slice(*one.arguments)]):
            span = Span(start + found.start, start + found.end)
            if name in secrets and self._text.endswith(_MOUNTED, start, span.start):
                yield self._secret(Place(name, span, f"{_MOUNTED.decode()}{name}"))

    def _command(self, one: Instruction) -> Span:
        if one.keyword == b"HEALTHCHECK":
            found = _HEALTH.match(self._text, *one.arguments)
            if found is not None:
                return Span(found.end(), one.arguments.end)
        return one.arguments

    def _inside(self, one: Instruction, command: Span, *, has_shell: bool) -> Places:
        text = self._text[slice(*command)]
        if text.replace(b"\0", b"").strip().startswith(b"["):
            strings = _strings(text)
            if strings is not None:
                return self._strings(command, strings)
        if not has_shell:
            return Places(tuple(self._of_windows(command)))
        if one.documents and _MARKS.fullmatch(text.replace(b"\0", b" ")):
            return _together(self._document(document) for document in one.documents)
        end = one.span.end if one.documents else command.end
        return self._shell(Span(command.start, end))

    def _document(self, document: Document) -> Places:
        """A script that is run as it stands."""
        if _SHEBANG.match(self._source.code, *document.span):
            return Places(tuple(unread(self._text, self._names, document.span, (), _PROGRAM)))
        return self._shell(document.span)

    def _shell(self, span: Span) -> Places:
        """A text that a shell reads."""
        text = _JOINTS.sub(_as_in_a_script, self._text[slice(*span)])
        try:
            found = shell.read(Source(self._source.path, text), self._names)
        except CannotReadError:
            places = [*interpolated(self._text, self._names, span)]
            others = unread(self._text, self._names, span, places, _UNREAD)
            return Places((*places, *others))
        whole = Span(0, len(text))
        # The grammar of the shell takes `$B` in `$A/x-$B` for a text.
        known = {place.span: place for place in interpolated(text, self._names, whole)}
        seen = (
            known.get(place.span, place) if place.reason == NOT_KNOWN else place
            for place in found.places
        )
        return _Shifted(span.start, self._groups).places(replace(found, places=tuple(seen)))

    def _of_windows(self, span: Span) -> Iterator[Place]:
        text = self._text
        for place in unread(text, self._names, span, (), _UNREAD):
            start, end = place.span
            if place.edits or not _WINDOWS.search(text, max(start - 6, span.start), start):
                yield place
            elif self._names.transition:
                yield replace(place, reason=NO_FALLBACK)
            else:
                edits = renamed(Span(start, end), self._names.new(place.old))
                yield Place(place.old, place.span, place.shown, edits)

    def _strings(self, command: Span, strings: list[Span]) -> Places:
        """A command that is written as a list of strings."""
        text = self._text
        found, before = [], ""
        for string in strings:
            span = Span(command.start + string.start, command.start + string.end)
            content = text[slice(*span)]
            if _SCRIPT_OPTION.fullmatch(before) and b"\\" not in content and b"\0" not in content:
                found.append(self._shell(span))
            else:
                found.append(Places(tuple(self._argument(span, command))))
            before = content.decode(errors="replace")
        return _together(iter(found))

    def _argument(self, span: Span, command: Span) -> Iterator[Place]:
        """One argument of a program: references, and ``OLD=x`` for a program that sets it."""
        text, names = self._text, self._names
        places = [*interpolated(text, names, span)]
        yield from places
        for place in unread(text, names, span, places, _ARGUMENT):
            is_set = place.span.start == span.start and text[place.span.end :][:1] == b"="
            new = names.new(place.old)
            if is_set and not names.transition and f'"{new}='.encode() not in text[slice(*command)]:
                yield Place(place.old, place.span, place.shown, renamed(place.span, new))
            else:
                yield place

    def _flag(self, flag: Span) -> Iterator[Place]:
        """The references in a flag, and a mounted secret."""
        text, names = self._text, self._names
        is_secret = (
            text[slice(*flag)].startswith(b"--mount=") and b"type=secret" in text[slice(*flag)]
        )
        start = flag.start + len(b"--mount=")
        for place in replaced(self._found, names, flag):
            before = text[start : place.span.start]
            if not is_secret or names.transition or place.safety is not Safety.MANUAL:
                yield place
            elif _SECRET_ID.search(before):
                yield self._secret(place)
            elif before.endswith(b",env="):
                edits = renamed(place.span, names.new(place.old))
                yield Place(place.old, place.span, place.shown, edits)
            else:
                yield place

    def _secret(self, place: Place) -> Place:
        edits = renamed(place.span, self._names.new(place.old))
        return replace(place, edits=edits, safety=Safety.REVIEW, reason=_SECRET, outside=_SECRETS)


def _as_in_a_script(joint: re.Match[bytes]) -> bytes:
    """What joins two lines, and all that stands between them, as a shell writes it."""
    return b"\\\n".rjust(len(joint.group()))


def is_shell(text: bytes) -> bool:
    """Whether the program that ``SHELL`` names is a shell of Unix."""
    strings = _strings(text)
    if not strings:
        return False
    return _SHELLS.fullmatch(text[slice(*strings[0])]) is not None


def _strings(text: bytes) -> list[Span] | None:
    """Where the strings of a list stand in a text; None if it is no list of strings."""
    try:
        value = json.loads(text.replace(b"\0", b" "))
    except ValueError:
        return None
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        return None
    return [Span(*found.span(1)) for found in _STRING.finditer(text)]


def _whole(one: Instruction, place: Place) -> Place:
    if not _is_torn(one, place.edits):
        return place
    return replace(place, edits=(), safety=Safety.MANUAL, reason=_COMMENTS_INSIDE)


def _is_torn(one: Instruction, edits: tuple[Edit, ...]) -> bool:
    """Whether edits take out comments that stand between the lines of a command."""
    return any(
        edit.start < line.end and line.start < edit.end for edit in edits for line in one.skipped
    )


def _together(found: Iterator[Places]) -> Places:
    places: list[Place] = []
    settings: list[Setting] = []
    for one in found:
        places += one.places
        settings += one.settings
    return Places(tuple(places), tuple(settings))


class _Shifted:
    """What was found in a part of a file, as found in the file."""

    def __init__(self, by: int, numbers: Iterator[int]) -> None:
        self._by = by
        self._numbers = numbers
        self._groups: dict[int, int] = {}

    def places(self, found: Places) -> Places:
        return Places(
            tuple(
                replace(place, span=self._span(place.span), edits=self._edits(place.edits))
                for place in found.places
            ),
            tuple(map(self._setting, found.settings)),
        )

    def _setting(self, setting: Setting) -> Setting:
        if setting.group not in self._groups:
            self._groups[setting.group] = next(self._numbers)
        value = setting.value_span
        return replace(
            setting,
            group=self._groups[setting.group],
            span=self._span(setting.span),
            value_span=None if value is None else self._span(value),
            renaming=self._edits(setting.renaming),
            removal=self._edits(setting.removal),
        )

    def _edits(self, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
        return tuple(edit.shifted(self._by) for edit in edits)

    def _span(self, span: Span) -> Span:
        return Span(span.start + self._by, span.end + self._by)
