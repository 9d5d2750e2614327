"""What may stand in a table of a manifest, key by key, in words for people."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from migrator.core.manifest.shape import Shape
from migrator.core.toml_places import Path

#: Stands for any entry of a table whose keys a person chooses.
ANY = "NAME"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table."""

    #: The keys of the tables around it, and its own.
    path: tuple[str, ...]
    #: What it takes: ``a list of globs``.
    words: str
    is_needed: bool
    default: object
    description: str
    examples: Sequence[object]
    #: Whether tables with keys of their own stand below it, which follow.
    is_table: bool
    is_list: bool

    @property
    def name(self) -> str:
        """The key itself."""
        return self.path[-1]

    @property
    def dotted(self) -> str:
        """The key with those of the tables around it."""
        return ".".join(self.path)


class _Named(Shape):
    """A shape that calls values by what they stand for, where the model says so."""

    def scalar_words(self, form: Mapping[str, object], *, plural: bool) -> str:
        name = form.get("title")
        if not isinstance(name, str):
            return super().scalar_words(form, plural=plural)
        return f"{name.partition(' ')[2]}s" if plural else name


def keys(model: type[BaseModel]) -> Iterator[Key]:
    """The keys of a table; those of a table in it stand behind its own."""
    yield from _keys(_Named.of(model), ())


def _keys(shape: _Named, above: Path) -> Iterator[Key]:
    needed = {key for form in shape.forms for key in _strings(form.get("required"))}
    for name in shape.known_keys():
        here = shape.at((name,))
        inner, way = _inside(here)
        path = (*above, name)
        yield Key(
            tuple(map(str, path)),
            here.words(),
            name in needed,
            _first(here, "default"),
            here.description() or "",
            _list(_first(here, "examples")),
            bool(inner.known_keys()),
            0 in way,
        )
        yield from _keys(inner, (*path, *(part for part in way if part != 0)))


def _inside(shape: _Named) -> tuple[_Named, Path]:
    """The tables that stand at a key, alone, in a list, or by names; and the way to them."""
    if not shape.known_keys():
        for part in (0, ANY):
            inner = shape.at((part,))
            if inner.known_keys():
                return inner, (part,)
    return shape, ()


def _first(shape: Shape, word: str) -> object:
    return next((form[word] for form in shape.forms if word in form), None)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _strings(value: object) -> list[str]:
    return [entry for entry in _list(value) if isinstance(entry, str)]
