"""The installed modules, found on the path and read without importing them."""

import os
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from migrator.core.layout import ModuleName
from migrator.core.names.module_names import module_names
from migrator.core.source import Unreadable, read_python

#: In the order in which Python takes them. Between the name and one of these, it may say for which
#: Python and which system it is: this may not be the Python that runs.
_SUFFIXES = (".so", ".pyd", ".py", ".pyc", ".pyi")
#: What may give a module names that its text does not bind.
_BRINGS_NAMES = re.compile(
    rb"\b(?:globals|locals|vars|exec|setattr)\s*\(|sys\.modules\b|\b__dict__\b|\b__path__\b"
    rb"|\b__class__\s*=|\bglobal_enum\b"
    # Whoever is told the module's name may find the module by it.
    rb"|(?:,|\w\s*=)\s*__name__\b"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """What the text of a module tells."""

    bound: frozenset[str]
    #: Modules that it star-imports.
    stars: tuple[str, ...]
    #: Whether it may have names that its text does not bind.
    is_open: bool


class InstalledModules:
    """The modules that a Python would find."""

    def __init__(self, path: list[str] | None = None) -> None:
        folders = [Path(entry) for entry in (sys.path if path is None else path) if entry]
        self._folders = [folder for folder in folders if folder.is_dir()]
        self._listed: dict[Path, dict[str, list[Path]]] = {}

    @lru_cache(maxsize=4096)  # noqa: B019 - one instance lives as long as the process
    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is an installed module."""
        parts = dotted.split(".")
        top = parts[0]
        if not top:
            return None
        folders = [folder for folder in self._folders if self._has(folder, top)]
        if not folders:
            return (
                top if top in sys.stdlib_module_names or top in sys.builtin_module_names else None
            )
        found = 1
        for part in parts[1:]:
            folders = [folder / parts[found - 1] for folder in folders]
            folders = [folder for folder in folders if self._has(folder, part)]
            if not folders:
                break
            found += 1
        return ".".join(parts[:found])

    @lru_cache(maxsize=4096)  # noqa: B019 - the same
    def defines(self, module: str, name: str) -> bool | None:
        """Whether an installed module has a name; None where its text does not tell."""
        seen, waiting = {module}, [module]
        # Such names come to a module in many ways, with no word in its text.
        is_known = not (name.startswith("__") and name.endswith("__"))
        while waiting:
            current = waiting.pop()
            dotted = f"{current}.{name}"
            text = self._text(current)
            if self.longest_module(dotted) == dotted or (text and name in text.bound):
                return True
            is_known &= text is not None and not text.is_open
            more = set(text.stars if text else ()) - seen
            seen |= more
            waiting += more
        return False if is_known else None

    @lru_cache(maxsize=4096)  # noqa: B019 - the same
    def _text(self, module: str) -> _Text | None:
        """The text that a module is made from; None where there is none, or not only that."""
        path = self._file(module)
        if path is None or path.suffix not in {".py", ".pyi"}:
            return None
        try:
            data = path.read_bytes()
        except OSError:
            return None
        source = read_python(str(path), data)
        if isinstance(source, Unreadable):
            return None
        names = module_names(source, ModuleName(module, path.stem == "__init__"))
        is_open = names.dynamic or _BRINGS_NAMES.search(data) is not None
        return _Text(names.bound, names.stars, is_open or path.suffix == ".pyi")

    def _file(self, module: str) -> Path | None:
        """The file that an import of a module would run."""
        *parents, last = module.split(".")
        folders = self._folders
        for part in parents:
            inner = [folder / part for folder in folders if (folder / part).is_dir()]
            whole = [folder for folder in inner if self._files(folder, "__init__")]
            folders = whole[:1] or inner
        for folder in folders:
            found = self._files(folder / last, "__init__") or self._files(folder, last)
            if found:
                return found[0]
        return None

    def _has(self, folder: Path, name: str) -> bool:
        inner = folder / name
        return bool(self._files(folder, name)) or (inner.is_dir() and _is_package(inner, 3))

    def _files(self, folder: Path, name: str) -> list[Path]:
        """The files in a folder that make a module, the one that Python would take first."""
        if folder not in self._listed:
            self._listed[folder] = _modules_in(folder)
        return self._listed[folder].get(name, [])


def _modules_in(folder: Path) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    try:
        names = os.listdir(folder)  # noqa: PTH208 - a folder may hold thousands
    except OSError:
        return found
    for name in names:
        if name.endswith(_SUFFIXES):
            found.setdefault(name.partition(".")[0], []).append(folder / name)
    for files in found.values():
        files.sort(key=lambda file: _SUFFIXES.index(file.suffix))
    return found


def _is_package(folder: Path, depth: int) -> bool:
    """Whether a folder has modules in it, or, down to a depth, folders that have."""
    if (folder / "__init__.py").is_file():
        return True
    try:
        entries = list(folder.iterdir())
    except OSError:
        return False
    if any(entry.suffix in {".py", ".so", ".pyi"} for entry in entries):
        return True
    return depth > 0 and any(entry.is_dir() and _is_package(entry, depth - 1) for entry in entries)
