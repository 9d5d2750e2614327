"""What the first pass keeps of a file: small values, none of which is the value of a setting."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from migrator.api import Reading, Safety, Source
from transforms.merge_env_vars.places import NOTHING, Kind, Places, Setting
from transforms.merge_env_vars.python.through.values import Direct


@dataclass(frozen=True, slots=True)
class Outside:
    """A place whose value comes from outside of the repository."""

    old: str
    line: int
    #: From where; nothing for what a program finds in its environment.
    where: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The places of one file that speak of the names."""

    #: Its format, by name; empty for one that nobody here can read.
    format: str
    places: Places = NOTHING
    #: What shows that the file is made by a program; empty for one that a person writes.
    generated: str = ""
    outside: tuple[Outside, ...] = ()
    #: Of a Python file: how the names stand in it.
    reading: Reading | None = None
    #: Of a Python file: what is to go through the project's own object.
    direct: tuple[Direct, ...] = ()


def facts(
    source: Source, kind: str, places: Places, generated: str, reading: Reading | None = None
) -> Facts:
    """What is kept of the places of a file."""
    settings = tuple(map(_without_value, places.settings))
    outside = tuple(_outside(source, places, is_code=kind in _CODE))
    return Facts(kind, replace(places, settings=settings), generated, outside, reading)


#: Formats whose reads take what the environment of the process gives.
_CODE = frozenset({"python", "script", "shell"})


def _without_value(setting: Setting) -> Setting:
    """The setting with what is enough to compare its value."""
    if setting.value.kind is not Kind.TEXT:
        return setting
    digest = blake2b(setting.value.text.encode(errors="surrogatepass"), digest_size=16)
    return replace(setting, value=replace(setting.value, text=digest.hexdigest()))


def _outside(source: Source, places: Places, *, is_code: bool) -> Iterator[Outside]:
    for place in places.places:
        if place.outside:
            yield Outside(place.old, source.line_of(place.span.start), place.outside)
        elif is_code and place.safety is not Safety.MANUAL and place.edits:
            yield Outside(place.old, source.line_of(place.span.start))
    for setting in places.settings:
        if setting.outside:
            yield Outside(setting.name, source.line_of(setting.span.start), setting.outside)
