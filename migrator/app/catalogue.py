"""The transforms that there are, explained."""

from collections.abc import Iterator
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from migrator.core.diff import FileChange, unified
from migrator.core.edits import Edit
from migrator.core.results import TransformPage
from migrator.errors import Problem, UsageError
from transforms import Catalogue


def listed() -> list[TransformPage]:
    """A page for every transform."""
    catalogue = Catalogue()
    return [_page(catalogue, name) for name in catalogue]


def explained(name: str) -> TransformPage:
    """All about one transform."""
    catalogue = Catalogue()
    if name not in catalogue:
        close = get_close_matches(name, list(catalogue), n=1)
        known = ", ".join(catalogue)
        hint = f"did you mean `{close[0]}`?" if close else f"the transforms are: {known}"
        raise UsageError(Problem("transform.unknown", f"there is no transform `{name}`", hint))
    return _page(catalogue, name)


def _page(catalogue: Catalogue, name: str) -> TransformPage:
    transform = catalogue.transform(name)
    return TransformPage(
        name,
        transform.summary,
        list(_options(transform.options)),
        [(example.title, _patch(example.before, example.after)) for example in transform.examples],
    )


def _options(model: type[BaseModel], table: str = "") -> Iterator[tuple[str, str, str]]:
    """Each option with its kind and description; those in a table right behind it."""
    for key, field in model.model_fields.items():
        yield f"{table}{key}", _kind(field), field.description or ""
        inner = _table(field)
        if inner is not None:
            yield from _options(inner, f"{table}{key}.")


def _table(field: FieldInfo) -> type[BaseModel] | None:
    """The model of an option that is a table of options."""
    parts = get_args(field.annotation) or (field.annotation,)
    models = (one for one in parts if isinstance(one, type) and issubclass(one, BaseModel))
    return next(models, None)


_KINDS: dict[object, str] = {dict: "table", list: "list", str: "string", bool: "true or false"}


def _kind(field: FieldInfo) -> str:
    """What a value can be, and what it is if nothing is said."""
    parts = [part for part in get_args(field.annotation) if part is not NoneType]
    origin = get_origin(field.annotation) or field.annotation
    if origin is Literal:
        shown = "one of " + ", ".join(str(part) for part in parts)
    elif origin is UnionType:
        tables = {} if (model := _table(field)) is None else {model: "table"}
        shown = " or ".join((_KINDS | tables).get(part, str(part)) for part in parts)
    else:
        shown = _KINDS.get(origin, str(origin))
    return shown if field.is_required() else f"{shown}, default {_default(field)}"


def _default(field: FieldInfo) -> str:
    given = field.get_default(call_default_factory=True, validated_data={})
    if isinstance(given, bool):
        return str(given).lower()
    return str(given) if given else "none"


def _patch(before: str, after: str) -> str:
    edit = Edit(0, len(before.encode()), after.encode())
    change = FileChange.edited("example.py", before.encode(), [edit])
    lines = unified(change).decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(("diff ", "--- ", "+++ ", "@@")))
