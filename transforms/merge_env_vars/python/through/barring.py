"""Files that cannot import the object, or that tests look into for the environment."""

import re
from collections.abc import Iterable, Iterator

from migrator.api import Project
from transforms.merge_env_vars.options import Through
from transforms.merge_env_vars.python.through.route import Target, target_of
from transforms.merge_env_vars.python.through.sending import Sending

HOME = "the object itself may ask for it"
PATCHED = "is patched in this module"
BEFORE = "runs before the project can be imported"
#: Files that build or check the project, and run without it.
_WITHOUT_PROJECT = re.compile(r"(?:.*/)?(?:setup|noxfile)\.py")
_WORDS = ("os", "environ", "getenv")


def sending(through: Through, project: Project, paths: Iterable[str]) -> Sending:
    """Which of some files cannot go through the object."""
    target = target_of(through, project)
    barred = dict(_barred(target, project, sorted(paths)))
    own = frozenset(name.partition(".")[0] for name in project.layout.names())
    return Sending(target, barred, own)


def _barred(target: Target, project: Project, paths: list[str]) -> Iterator[tuple[str, str]]:
    patched = _patched(project, paths)
    for path in paths:
        module = project.layout.module(path).dotted
        if path == project.layout.path(target.module):
            yield path, HOME
        elif project.reaches(target.module, module):
            yield path, f"{target.module} imports {module}, which would close an import cycle"
        elif _WITHOUT_PROJECT.fullmatch(path):
            yield path, BEFORE
        elif path in patched:
            yield path, PATCHED


def _patched(project: Project, paths: list[str]) -> set[str]:
    """Files whose way to the environment somebody names in a string: ``patch("app.a.os")``."""
    words = {
        f"{project.layout.module(path).dotted}.{word}": path for path in paths for word in _WORDS
    }
    found: set[str] = set()
    named = re.compile("|".join(rf"(?<![\w.]){re.escape(word)}(?!\w)" for word in words))
    for holder in project.files.holding(words) if words else ():
        text = (project.files.read(holder) or b"").decode(errors="replace")
        found.update(words[match.group()] for match in named.finditer(text))
    return found
