"""What can be migrated: the built-in transforms, listed by hand and imported when asked for.

Others are brought by installed packages: `transforms.third_party`.
"""

from collections.abc import Collection, Iterator, Mapping
from importlib import import_module
from importlib.metadata import EntryPoint
from typing import Any

from pydantic import BaseModel

from migrator.api import Transform
from transforms.third_party import loaded, third_party

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
        self._others: Mapping[str, Collection[EntryPoint]] | None = None

    def transform(self, name: str) -> Transform[Any, Any, Any]:
        """A transform by its name."""
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def _load(self, name: str) -> Transform[Any, Any, Any]:
        if name not in _BUILT_IN:
            return loaded(name, self._third_party[name])
        module, class_name = _BUILT_IN[name]
        transform: Transform[Any, Any, Any] = getattr(import_module(module), class_name)()
        return transform

    @property
    def _third_party(self) -> Mapping[str, Collection[EntryPoint]]:
        if self._others is None:
            self._others = third_party()
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
