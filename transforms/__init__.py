"""What can be migrated: the built-in transforms, listed by hand and imported when asked for.

Others come through the entry-point group ``migrator.transforms``.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from pydantic import BaseModel

from migrator.api import Transform

_GROUP = "migrator.transforms"
#: Name in manifests, module, class.
_BUILT_IN: Mapping[str, tuple[str, str]] = {
    "export_names": ("transforms.export_names", "ExportNames"),
    "extract_fixtures": ("transforms.extract_fixtures", "ExtractFixtures"),
    "merge_env_vars": ("transforms.merge_env_vars", "MergeEnvVars"),
    "move_symbols": ("transforms.move_symbols", "MoveSymbols"),
    "remove_legacy": ("transforms.remove_legacy", "RemoveLegacy"),
    "replace_calls": ("transforms.replace_calls", "ReplaceCalls"),
}


class Catalogue(Mapping[str, type[BaseModel]]):
    """The options of every transform that there is, by name."""

    def __init__(self) -> None:
        self._loaded: dict[str, Transform[Any, Any, Any]] = {}
        self._others: dict[str, EntryPoint] | None = None

    def transform(self, name: str) -> Transform[Any, Any, Any]:
        """A transform by its name."""
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> Transform[Any, Any, Any]:
        if name in _BUILT_IN:
            module, class_name = _BUILT_IN[name]
            made = getattr(import_module(module), class_name)
        else:
            made = self._third_party[name].load()
        transform: Transform[Any, Any, Any] = made()
        return transform

    @property
    def _third_party(self) -> dict[str, EntryPoint]:
        if self._others is None:
            self._others = {found.name: found for found in entry_points(group=_GROUP)}
        return self._others

    def __getitem__(self, name: str) -> type[BaseModel]:
        options: type[BaseModel] = self.transform(name).options
        return options

    def __contains__(self, name: object) -> bool:
        return name in _BUILT_IN or name in self._third_party

    def __iter__(self) -> Iterator[str]:
        yield from _BUILT_IN
        yield from (name for name in self._third_party if name not in _BUILT_IN)

    def __len__(self) -> int:
        return sum(1 for _name in self)
