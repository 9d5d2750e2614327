"""The installed modules, found on the path without importing them."""

import sys
from functools import lru_cache
from importlib.machinery import all_suffixes
from pathlib import Path

_SUFFIXES = (*all_suffixes(), ".pyi")


class InstalledModules:
    """The modules that the running Python would find."""

    def __init__(self, path: list[str] | None = None) -> None:
        folders = [Path(entry) for entry in (sys.path if path is None else path) if entry]
        self._folders = [folder for folder in folders if folder.is_dir()]

    @lru_cache(maxsize=4096)  # noqa: B019 - one instance lives as long as the process
    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is an installed module."""
        parts = dotted.split(".")
        top = parts[0]
        if not top:
            return None
        folders = [folder for folder in self._folders if _has(folder, top)]
        if not folders:
            return (
                top if top in sys.stdlib_module_names or top in sys.builtin_module_names else None
            )
        found = 1
        for part in parts[1:]:
            folders = [folder / parts[found - 1] for folder in folders]
            folders = [folder for folder in folders if _has(folder, part)]
            if not folders:
                break
            found += 1
        return ".".join(parts[:found])

    def defines(self, module: str, name: str) -> bool | None:
        """Whether an installed module has a name; None where its text does not tell."""
        raise NotImplementedError


def _has(folder: Path, name: str) -> bool:
    inner = folder / name
    if inner.is_dir() and _is_package(inner, 3):
        return True
    return any((folder / f"{name}{suffix}").is_file() for suffix in _SUFFIXES)


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
