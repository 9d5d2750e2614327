"""The files of the standard library: what property tests are held against.

A test says how many it has time for; it gets an even, always equal choice of them. With
``MIGRATOR_ALL=1`` it gets them all.
"""

import os
import sysconfig
from functools import cache
from pathlib import Path

from migrator.core.source import PythonSource, Unreadable, read_python

ROOT = Path(sysconfig.get_path("stdlib"))
#: Up to so many bytes a file is taken where not all are: larger ones take their time.
_SIZE = 100_000


@cache
def _all() -> tuple[Path, ...]:
    found = (path for path in sorted(ROOT.rglob("*.py")) if "site-packages" not in path.parts)
    return tuple(path for path in found if path.is_file())


def files(count: int) -> list[Path]:
    """Files of the standard library, ``count`` of them unless all are asked for."""
    if os.environ.get("MIGRATOR_ALL") == "1":
        return list(_all())
    small = [path for path in _all() if path.stat().st_size <= _SIZE]
    step = max(1, len(small) // count)
    return small[::step][:count]


def sources(count: int) -> list[PythonSource]:
    """Those files that the running Python can parse; they must be nearly all of them."""
    paths = files(count)
    read = [read_python(str(path.relative_to(ROOT)), path.read_bytes()) for path in paths]
    found = [source for source in read if not isinstance(source, Unreadable)]
    assert len(found) > 0.95 * len(paths)
    return found
