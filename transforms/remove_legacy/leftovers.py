"""What is left of packages whose modules go, for a person to see to."""

import posixpath
from collections import defaultdict
from collections.abc import Collection, Iterator

from migrator.api import Project

_INIT = "__init__.py"


def leftovers(files: Collection[str], project: Project) -> Iterator[str]:
    """Sentences about the folders of files that go."""
    folders = {posixpath.dirname(path) for path in files} - {""}
    left: dict[str, list[str]] = defaultdict(list)
    for path in project.layout.paths if folders else ():
        folder = posixpath.dirname(path)
        while folder and path not in files:
            if folder in folders:
                left[folder].append(path)
            folder = posixpath.dirname(folder)
    for folder in sorted(folders):
        init = posixpath.join(folder, _INIT)
        data = project.files.read(init)
        if left[folder] == [init] and data is not None and not data.strip():
            yield f"{init} is all that is left of its package, and is empty: it stays"
