"""The transforms that there are, explained."""

from difflib import get_close_matches

from migrator.core.diff import FileChange, unified
from migrator.core.edits import Edit
from migrator.core.engine import AnyTransform
from migrator.core.manifest.keys import Key, keys
from migrator.core.manifest.wording import shown
from migrator.core.results import TransformPage
from migrator.errors import Problem, UsageError
from transforms import Catalogue


def listed() -> list[TransformPage]:
    """A page for every transform."""
    catalogue = Catalogue()
    return [_page(catalogue.transform(name)) for name in catalogue]


def explained(name: str) -> TransformPage:
    """All about one transform."""
    return _page(named(name))


def named(name: str) -> AnyTransform:
    """The transform of a name."""
    catalogue = Catalogue()
    if name in catalogue:
        return catalogue.transform(name)
    close = get_close_matches(name, list(catalogue), n=1)
    hint = f"did you mean `{close[0]}`?" if close else f"the transforms are: {', '.join(catalogue)}"
    raise UsageError(Problem("transform.unknown", f"there is no transform `{name}`", hint))


def _page(transform: AnyTransform) -> TransformPage:
    return TransformPage(
        transform.name,
        transform.summary,
        [(key.dotted, _kind(key), key.description) for key in keys(transform.options)],
        [(example.title, _patch(example.before, example.after)) for example in transform.examples],
    )


def _kind(key: Key) -> str:
    """What an option takes, and what it is if nothing is said."""
    if key.is_needed:
        return f"{key.words}, needed"
    is_empty = key.default is None or key.default in ("", [], {})
    return key.words if is_empty else f"{key.words}, default {shown(key.default)}"


def _patch(before: str, after: str) -> str:
    edit = Edit(0, len(before.encode()), after.encode())
    change = FileChange.edited("example.py", before.encode(), [edit])
    lines = unified(change).decode().splitlines()
    return "\n".join(line for line in lines if not line.startswith(("diff ", "--- ", "+++ ", "@@")))
