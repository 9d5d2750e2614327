"""The transforms that there are, explained."""

from difflib import get_close_matches
from types import NoneType, UnionType
from typing import Literal, get_args, get_origin

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
    fields = transform.options.model_fields
    return TransformPage(
        name,
        transform.summary,
        [(key, _kind(field), field.description or "") for key, field in fields.items()],
        [(example.title, _patch(example.before, example.after)) for example in transform.examples],
    )


_KINDS: dict[object, str] = {dict: "table", list: "list", str: "string", bool: "true or false"}


def _kind(field: FieldInfo) -> str:
    """What a value can be, and what it is if nothing is said."""
    parts = [part for part in get_args(field.annotation) if part is not NoneType]
    origin = get_origin(field.annotation) or field.annotation
    if origin is Literal:
        shown = "one of " + ", ".join(str(part) for part in parts)
    elif origin is UnionType:
        shown = " or ".join(_KINDS.get(part, str(part)) for part in parts)
    else:
        shown = _KINDS.get(origin, str(origin))
    if field.is_required():
        return shown
    given = "none" if field.default is None else str(field.default)
    return f"{shown}, default {given.lower() if isinstance(field.default, bool) else given}"


def _patch(before: str, after: str) -> str:
    edit = Edit(0, len(before.encode()), after.encode())
    change = FileChange.edited("example.py", before.encode(), [edit])
    lines = unified(change).decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(("diff ", "--- ", "+++ ", "@@")))
