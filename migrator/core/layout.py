"""The modules of a project: which file is which dotted name, and the reverse."""

import posixpath
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from migrator.core.source import PYTHON_SUFFIXES, is_python


@dataclass(frozen=True, slots=True)
class ModuleName:
    """The dotted name of a file, and whether it is a package's ``__init__``."""

    dotted: str
    is_package: bool

    @property
    def package(self) -> str:
        """The package that relative imports in this module start from."""
        return self.dotted if self.is_package else self.dotted.rpartition(".")[0]

    def absolute(self, level: int, module: str) -> str | None:
        """The absolute name behind ``from ..module``; None when it leaves the top."""
        if level == 0:
            return module
        base = self.package.split(".") if self.package else []
        if level > len(base):
            return None
        kept = base[: len(base) - (level - 1)]
        return ".".join([*kept, module] if module else kept)

    def relative(self, target: str) -> str | None:
        """How this module writes ``target`` relatively; None outside its own top package."""
        base = self.package.split(".") if self.package else []
        parts = target.split(".")
        shared = 0
        while shared < min(len(base), len(parts)) and base[shared] == parts[shared]:
            shared += 1
        if shared == 0:
            return None
        return "." * (len(base) - shared + 1) + ".".join(parts[shared:])


class Layout:
    """All modules below the source roots.

    A file below two roots has two names; the one from the innermost root is its own, the
    others are other spellings of it.
    """

    def __init__(self, paths: Iterable[str], roots: Sequence[str] = (".",)) -> None:
        self.paths = [path for path in paths if is_python(path)]
        self._roots = sorted(
            {"" if root in {".", ""} else posixpath.normpath(root) + "/" for root in roots},
            key=len,
            reverse=True,
        )

    @cached_property
    def _by_name(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for path in self.paths:
            for name in self._names(path):
                # A source file wins over a stub, a package over a module of its name.
                known = found.get(name)
                if known is None or _rank(path) < _rank(known):
                    found[name] = path
        return found

    @cached_property
    def _folders(self) -> set[str]:
        """Dotted names of folders with Python in them: packages, with or without a file."""
        folders: set[str] = set()
        for name in self._by_name:
            parent = name.rpartition(".")[0]
            while parent and parent not in folders:
                folders.add(parent)
                parent = parent.rpartition(".")[0]
        return folders

    def _names(self, path: str) -> list[str]:
        names = []
        for root in self._roots:
            if path.startswith(root) and path.endswith(PYTHON_SUFFIXES):
                stem = path[len(root) :].rpartition(".")[0]
                name = stem.replace("/", ".").removesuffix(".__init__")
                if name and stem != "__init__":
                    names.append(name)
        return names

    def module(self, path: str) -> ModuleName:
        """The name of a file; a file below no root is a module by itself."""
        file = posixpath.basename(path)
        stem = file.rpartition(".")[0] if file.endswith(PYTHON_SUFFIXES) else file
        names = self._names(path)
        return ModuleName(names[0] if names else stem, stem == "__init__")

    def path(self, dotted: str) -> str | None:
        """The file of a module; None if it has none."""
        return self._by_name.get(dotted)

    def exists(self, dotted: str) -> bool:
        """Whether a module or a folder of modules has this name."""
        return dotted in self._by_name or dotted in self._folders

    def spellings(self, old: str, new: str) -> list[tuple[str, str]]:
        """A pair of dotted names as it is written from every root that holds both modules."""
        pairs = [(old, new)]
        module = self.longest_module(old)
        for written_old, rest in self._other_names(module, old):
            root = written_old.removesuffix(module or "")
            written_new = f"{root}{new}"
            if root and self.longest_module(written_new) not in {None, root.rstrip(".")}:
                pairs.append((f"{written_old}{rest}", written_new))
        return pairs

    def _other_names(self, module: str | None, dotted: str) -> list[tuple[str, str]]:
        path = self._by_name.get(module) if module else None
        if path is None or module is None:
            return []
        rest = dotted[len(module) :]
        return [(name, rest) for name in self._names(path) if name != module]

    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is a module of the project."""
        while dotted and not self.exists(dotted):
            dotted = dotted.rpartition(".")[0]
        return dotted or None

    def with_files(self, paths: Iterable[str]) -> "Layout":
        """The same roots with some more files."""
        return Layout([*self.paths, *paths], self._roots or (".",))

    def without_files(self, paths: Collection[str]) -> "Layout":
        """The same roots without some files."""
        return Layout([path for path in self.paths if path not in paths], self._roots or (".",))

    def owns(self, dotted: str) -> bool:
        """Whether the first component is a package or module of the project."""
        return self.exists(dotted.partition(".")[0])

    def other_root(self, package: str) -> str | None:
        """A folder that has a package of a name, and is no source root."""
        place = package.replace(".", "/")
        # A file of a bare name may lie anywhere, and mean nothing.
        ends = [f"/{place}/__init__.py", *([f"/{place}.py"] if "." in package else [])]
        for end in ends:
            for path in self.paths:
                if path.endswith(end):
                    return path.removesuffix(end)
        return None

    def names(self) -> Iterable[str]:
        """Every module's dotted name."""
        return self._by_name.keys()


def _rank(path: str) -> tuple[bool, bool]:
    return path.endswith(".pyi"), not path.rpartition("/")[2].startswith("__init__.")
