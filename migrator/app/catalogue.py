"""The transforms that there are, explained."""

from difflib import get_close_matches

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


def _kind(field: FieldInfo) -> str:
    kind = getattr(field.annotation, "__name__", str(field.annotation))
    words = {"dict": "table", "list": "list", "str": "string", "bool": "true or false"}
    shown = words.get(kind, str(kind))
    return shown if field.is_required() else f"{shown}, default {str(field.default).lower()}"


def _patch(before: str, after: str) -> str:
    edit = Edit(0, len(before.encode()), after.encode())
    change = FileChange.edited("example.py", before.encode(), [edit])
    lines = unified(change).decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(("diff ", "--- ", "+++ ", "@@")))
