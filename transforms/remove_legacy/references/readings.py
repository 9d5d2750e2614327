"""The files that can speak of what is named, read for all the words that matter."""

import posixpath
from collections.abc import Collection, Iterator, Mapping, Sequence

from migrator.api import Project, Reading, Vocabulary, is_python, read
from transforms.remove_legacy.hollow import hollow_packages
from transforms.remove_legacy.options import LegacyOptions
from transforms.remove_legacy.targets import Target

_STARS = ("import *", "import  *", "import*", "import\t*")


def readings(
    known: Mapping[str, Reading],
    targets: Sequence[Target],
    names: Collection[str],
    options: LegacyOptions,
    project: Project,
) -> dict[str, Reading]:
    """What the first pass has read, and what it could not know of."""
    found = dict(known)
    waiting = set(_further(targets, project)) - known.keys()
    leaves = {name.rpartition(".")[2] for name in names}
    if leaves - {name.rpartition(".")[2] for name in options.sought}:
        # It knew no names behind a star.
        waiting |= known.keys()
    vocabulary = Vocabulary((name, name) for name in names)
    for path in sorted(waiting):
        data = project.files.read(path) or b""
        source = project.parsed.source(path, data) if is_python(path, data[:80]) else None
        if source is not None:
            words = vocabulary.of(source.code)
            found[path] = read(source, project.layout.module(path), words)
    return found


def _further(targets: Sequence[Target], project: Project) -> Iterator[str]:
    """The files of the targets, those beside them, and star imports: they need no needle."""
    modules = {target.module for target in targets}
    folders = {posixpath.dirname(target.path) for target in targets if not target.name}
    yield from (target.path for target in targets)
    yield from (path for path in project.layout.paths if posixpath.dirname(path) in folders)
    hollow = hollow_packages([one.dotted for one in targets if not one.name], project.layout)
    words = [package.rpartition(".")[2] for package in hollow]
    for path in project.files.holding([*_STARS, *words]):
        imported = project.imported_by_lines(path) if is_python(path) else frozenset[str]()
        if not imported.isdisjoint(modules | hollow.keys()):
            yield path
