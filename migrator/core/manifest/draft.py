"""A manifest before it is accepted: its data, and every problem met so far with its place."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from migrator.core.manifest.given_names import GivenNames
from migrator.core.manifest.mistakes import Mistake, mistakes
from migrator.core.manifest.shape import Shape
from migrator.core.manifest.syntax import parsed
from migrator.core.manifest.wording import kind, quoted
from migrator.core.toml_places import Path
from migrator.errors import ManifestError, Problem

_Model = TypeVar("_Model", bound=BaseModel)


class Draft:
    """A manifest as written, in a file or in a table of a file; nothing in it is trusted yet."""

    def __init__(self, text: str, file: str, table: tuple[str, ...]) -> None:
        whole, self._lines = parsed(text.removeprefix("\ufeff"), file)
        self._file = file
        self._table = table
        self._problems: dict[Path, Problem] = {}
        self.data = self._find(whole, table)
        self._refuse_dates()

    def _find(self, whole: Mapping[str, object], table: tuple[str, ...]) -> Mapping[str, object]:
        found: object = whole
        for part in table:
            found = found.get(part) if isinstance(found, Mapping) else None
        if isinstance(found, Mapping):
            return found
        name = ".".join(table)
        self.report(
            Mistake(
                "missing-key",
                (),
                f"there is no table [{name}]",
                f"add [{name}.migration], or keep the manifest in a file of its own",
            )
        )
        raise self.error()

    def put_names_in(self) -> None:
        """Say what the names of a manifest stand for; keys are known by what they come to then."""
        names = GivenNames(self.data)
        self.data = names.put_in()
        start = len(self._table)
        self._lines = {
            (*path[:start], *names.path(path[start:])): line for path, line in self._lines.items()
        }
        for mistake in names.mistakes:
            self.report(mistake)

    def _refuse_dates(self) -> None:
        """Dates are written as strings, so that editors and we check them in the same way."""
        for path, value in _values(self.data):
            if not isinstance(value, str | int | float | list | dict):
                self.report(
                    Mistake(
                        "wrong-type",
                        path,
                        f"expected a string, found {kind(value)}",
                        "put it in quotes",
                    )
                )

    def report(self, mistake: Mistake) -> None:
        """Note what is wrong; of several mistakes at one place, the first one counts."""
        path = (*self._table, *mistake.path)
        problem = Problem(
            f"manifest.{mistake.code}",
            mistake.message,
            mistake.hint,
            self._file,
            self._line(path),
            _dotted(path) or None,
        )
        self._problems.setdefault(path, problem)

    def line(self, path: Path) -> int:
        """The line of a key, or of the innermost table around it that is written."""
        return self._line((*self._table, *path))

    def _line(self, path: Path) -> int:
        return next(
            (line for end in range(len(path), 0, -1) if (line := self._lines.get(path[:end]))), 1
        )

    def validated(
        self, model: type[_Model], data: Mapping[str, object], at: Path = ()
    ) -> _Model | None:
        """The data as a model, or None after all that is wrong with it has been reported.

        It goes through JSON because pydantic is strict there without minding how Python
        spells a list: what this accepts is what the model's JSON Schema describes.
        """
        try:
            return model.model_validate_json(json.dumps(data, default=str), strict=True)
        except ValidationError as error:
            for mistake in mistakes(error, data, Shape.of(model)):
                self.report(mistake.below(at))
            return None

    @property
    def sound(self) -> bool:
        """Whether nothing has been found wrong."""
        return not self._problems

    def error(self) -> ManifestError:
        """All problems, in the order of their lines."""
        return ManifestError(
            *sorted(self._problems.values(), key=lambda problem: problem.line or 0)
        )


def _values(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    yield path, value
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from _values(child, (*path, key))
    if isinstance(value, list):
        for number, child in enumerate(value):
            yield from _values(child, (*path, number))


def _dotted(path: Path) -> str:
    """The path as TOML writes keys, with the numbers of array entries in brackets."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{_name(part)}" for part in path)
    return "".join(parts).removeprefix(".")


def _name(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else quoted(key)
