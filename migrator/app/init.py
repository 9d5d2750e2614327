"""The first manifest of a repository: commented, valid, and fitted to the files that are there."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib import resources
from string import Template

from migrator.core.manifest.fields import is_migration_name
from migrator.core.manifest.wording import quoted

_TEMPLATE = resources.files("migrator.app") / "templates" / "migration.toml"
#: Folders that often hold packages, though they are none, wherever they are.
_SOURCE_FOLDERS = frozenset({"lib", "python", "src"})
#: Folders whose packages nobody imports by a name that starts there.
_SIDE_FOLDERS = frozenset({"benchmarks", "docs", "examples", "scripts", "test", "tests"})
#: Folders whose code is somebody else's, or nobody's any more.
_FOREIGN_FOLDERS = frozenset({"archive", "node_modules", "third_party", "vendor", "vendored"})
_TEST_FILE = re.compile(r"/(test_[^/]*|[^/]*_test)\.py$")
_PLAIN_FOLDER = re.compile(r"[\w.-]+(/[\w.-]+)*")


def new_manifest(name: str, files: Sequence[str]) -> str:
    """The text of a starter manifest for a repository that tracks these files."""
    foreign = _foreign_folders(files)
    packages = set(_top_packages(file for file in files if _first(file) not in foreign))
    roots = _roots(packages)
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        name=quoted(_migration_name(name)),
        roots=_list([*roots, "."]),
        exclude=_list(f"{folder}/**" for folder in foreign),
        priorities=_priorities(roots, packages),
        tests=quoted(_tests(files)),
    )


def _migration_name(name: str) -> str:
    """The nearest name that a migration may have."""
    if is_migration_name(name):
        return name
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return plain or "migration"


def _foreign_folders(files: Iterable[str]) -> list[str]:
    return sorted({_first(file) for file in files if "/" in file} & _FOREIGN_FOLDERS)


def _top_packages(files: Iterable[str]) -> Iterator[str]:
    """The folders of packages that are in no other package."""
    packages = {
        file.removesuffix("/__init__.py") for file in files if file.endswith("/__init__.py")
    }
    for package in packages:
        if _parent(package) not in packages and _PLAIN_FOLDER.fullmatch(package):
            yield package


def _roots(packages: Iterable[str]) -> list[str]:
    """Where packages start, apart from the top of the repository."""
    folders = {_parent(package) for package in packages}
    return sorted(folder for folder in folders if _is_root(folder))


def _is_root(folder: str) -> bool:
    parts = folder.split("/")
    usual = len(parts) == 1 or parts[-1] in _SOURCE_FOLDERS
    return bool(folder) and usual and not _SIDE_FOLDERS.intersection(parts)


def _priorities(roots: list[str], packages: Iterable[str]) -> str:
    """Two groups: the code itself, then all the rest."""
    code = roots or sorted(
        package for package in packages if "/" not in package and package not in _SIDE_FOLDERS
    )
    first = [f"{folder}/**" for folder in code or ["src"]]
    return f'P0 = {_list(first)}\nP1 = ["**"]'


def _tests(files: Iterable[str]) -> str:
    """The top folder with the most test files."""
    folders = Counter(_first(file) for file in files if _TEST_FILE.search(file))
    plain = (folder for folder, _many in folders.most_common() if _PLAIN_FOLDER.fullmatch(folder))
    return next(plain, "tests")


def _first(path: str) -> str:
    return path.partition("/")[0]


def _parent(path: str) -> str:
    return path.rpartition("/")[0]


def _list(words: Iterable[str]) -> str:
    return f"[{', '.join(quoted(word) for word in words)}]"
