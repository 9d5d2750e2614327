"""What pydantic found wrong, said in the words of someone who writes TOML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from pydantic_core.core_schema import ErrorType

from migrator.core.manifest.shape import Shape
from migrator.core.manifest.wording import choice, clause, kind, quoted, shown
from migrator.core.toml_places import Path

_PYDANTIC_TYPES = frozenset(get_args(ErrorType))

_LIMITS = {
    "greater_than": "it must be greater than {gt}",
    "greater_than_equal": "it must be at least {ge}",
    "less_than": "it must be less than {lt}",
    "less_than_equal": "it must be at most {le}",
    "multiple_of": "it must be a multiple of {multiple_of}",
    "too_short": "it must have {min_length} or more entries",
    "too_long": "it must have {max_length} or fewer entries",
    "string_too_short": "it must have {min_length} or more characters",
    "string_too_long": "it must have {max_length} or fewer characters",
    "string_pattern_mismatch": "it must match {pattern}",
    "missing": "it has too few entries",
    "value_error": "{error}",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong with a table, at a path within it."""

    code: str
    path: Path
    message: str
    hint: str

    def below(self, path: Path) -> "Mistake":
        """The same mistake, seen from a table that has this one at the path."""
        return replace(self, path=(*path, *self.path))


def mistakes(error: ValidationError, data: object, shape: Shape) -> Iterator[Mistake]:
    """Everything that is wrong with the data, which was to have the shape."""
    details = error.errors(include_url=False)
    paths = [_written_path(detail["loc"], data, shape) for detail in details]
    for detail, path in zip(details, paths, strict=True):
        # One form of several that a value may have: it failed as this one as a whole, and
        # deeper inside as another, which says more.
        if not any(len(path) < len(other) and other[: len(path)] == path for other in paths):
            yield _mistake(detail, path, value_at(data, path), shape)


def _written_path(location: Path, data: object, shape: Shape) -> Path:
    """The keys in pydantic's location, without what it says of the forms of a value."""
    path: Path = ()
    for part in location:
        if _has(value_at(data, path), part) or part in shape.at(path).known_keys():
            path = (*path, part)
    return path


def _has(value: object, part: str | int) -> bool:
    if isinstance(part, int):
        return isinstance(value, list) and part < len(value)
    return isinstance(value, Mapping) and part in value


def value_at(data: object, path: Path) -> object:
    """What stands at a path; None where nothing does."""
    for part in path:
        if isinstance(data, list) and isinstance(part, int):
            data = data[part]
        else:
            data = data.get(part) if isinstance(data, Mapping) else None
    return data


def _mistake(detail: ErrorDetails, path: Path, value: object, shape: Shape) -> Mistake:
    here = shape.at(path)
    match detail["type"]:
        case "missing" if value is None:
            return _missing_key(path, here)
        case "extra_forbidden":
            return unknown_key(path, shape.at(path[:-1]).known_keys())
        case "literal_error" | "enum":
            return _no_choice(path, value, here)
        case code if code not in _PYDANTIC_TYPES:
            return _custom(detail, path, value, here)
        case code if code.endswith("_type") and kind(value) != here.words():
            return _wrong_type(path, value, here)
        case _:
            return _bad_value(detail, path, value, here)


def unknown_key(path: Path, known: list[str]) -> Mistake:
    """A key that means nothing where it stands."""
    name = str(path[-1])
    return Mistake(
        "unknown-key",
        path,
        f"the key {quoted(name)} means nothing here",
        choice(name, known, otherwise="take it out: this table has no keys"),
    )


def _missing_key(path: Path, here: Shape) -> Mistake:
    name = quoted(str(path[-1]))
    return Mistake(
        "missing-key",
        path,
        f"the key {name} is missing",
        f"add {name}, {here.words()}{_purpose(here)}",
    )


def _wrong_type(path: Path, value: object, here: Shape) -> Mistake:
    return Mistake(
        "wrong-type",
        path,
        f"expected {here.words()}, found {kind(value)}",
        f"{_remedy(here.words(), value)}{_purpose(here)}",
    )


def _remedy(expected: str, value: object) -> str:
    if expected.startswith("a list") and not isinstance(value, dict):
        return "put it in square brackets, even where there is only one entry"
    if expected == "a string" and isinstance(value, int | float):
        return "put it in quotes"
    if expected in {"true or false", "a number", "a whole number"} and isinstance(value, str):
        return f"write {expected}, without quotes"
    return f"write {expected}"


def _no_choice(path: Path, value: object, here: Shape) -> Mistake:
    choices = [name for name in here.choices() if isinstance(name, str)]
    return Mistake(
        "bad-value",
        path,
        f"expected {here.words()}, found {shown(value)}",
        choice(str(value), choices, otherwise=_another_value(here)),
    )


def _custom(detail: ErrorDetails, path: Path, value: object, here: Shape) -> Mistake:
    """What a validator says itself; it may point at one entry of the value it looked at."""
    context = detail.get("ctx", {})
    return Mistake(
        detail["type"],
        (*path, *_entry(value, context.get("key"))),
        detail["msg"],
        context.get("hint", _another_value(here)),
    )


def _entry(value: object, key: str | None) -> Path:
    """The way to an entry: by its key in a table, or by its number in a list."""
    if isinstance(value, list) and key in value:
        return (value.index(key),)
    return (key,) if key is not None and isinstance(value, Mapping) else ()


def _bad_value(detail: ErrorDetails, path: Path, value: object, here: Shape) -> Mistake:
    limit = _LIMITS.get(detail["type"])
    reason = f": {limit.format_map(_plain(detail.get('ctx', {})))}" if limit else ""
    return Mistake(
        "bad-value",
        path,
        f"{shown(value)} cannot be used here{reason}",
        _another_value(here),
    )


def _plain(context: Mapping[str, object]) -> dict[str, object]:
    """The context with whole numbers written as such: a limit of 9 is not one of 9.0."""
    return {
        name: int(value) if isinstance(value, float) and value.is_integer() else value
        for name, value in context.items()
    }


def _another_value(here: Shape) -> str:
    return f"give it another value{_purpose(here)}"


def _purpose(here: Shape) -> str:
    """What the key is for, to end a hint with."""
    description = here.description()
    return f": {clause(description)}" if description else ""
