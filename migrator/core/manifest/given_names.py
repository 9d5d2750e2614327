"""Names for what a manifest says again and again: ``{{old}}`` is the entry of ``[names]``."""

import re
from collections.abc import Iterator, Mapping

from migrator.core.manifest.fields import GIVEN_NAME
from migrator.core.manifest.mistakes import Mistake
from migrator.core.manifest.wording import choice, quoted
from migrator.core.toml_places import Path

_TABLE = "names"
_USE = re.compile(rf"\{{\{{ *({GIVEN_NAME}) *\}}\}}")


class GivenNames:
    """The entries of ``[names]``; each may use those above it.

    A manifest without the table has no placeholders: its braces mean what they say.
    """

    def __init__(self, manifest: Mapping[str, object]) -> None:
        self.mistakes: list[Mistake] = []
        self._manifest = manifest
        self._texts: dict[str, str] = {}
        self._used: set[str] = set()
        table = manifest.get(_TABLE)
        for name, text in table.items() if isinstance(table, Mapping) else ():
            # What is no string is refused with the rest of the document; nobody else shall trip.
            whole = self._text(text, (_TABLE, name)) if isinstance(text, str) else ""
            self._texts[name] = whole

    def put_in(self) -> Mapping[str, object]:
        """The manifest with every placeholder replaced; what cannot be is noted as a mistake."""
        if _TABLE not in self._manifest:
            return self._manifest
        filled = {
            key: value if key == _TABLE else self._value(value, (key,))
            for key, value in self._manifest.items()
        }
        self.mistakes += self._unused()
        return filled

    def path(self, written: Path) -> Path:
        """Where a key is found once the placeholders in it are replaced."""
        if _TABLE not in self._manifest:
            return written
        return tuple(part if isinstance(part, int) else self._filled(part) for part in written)

    def _value(self, value: object, path: Path) -> object:
        if isinstance(value, str):
            return self._text(value, path)
        if isinstance(value, list):
            return [self._value(entry, (*path, number)) for number, entry in enumerate(value)]
        if isinstance(value, Mapping):
            return self._filled_table(value, path)
        return value

    def _filled_table(self, table: Mapping[str, object], path: Path) -> dict[str, object]:
        filled: dict[str, object] = {}
        for written, value in table.items():
            key = self._filled(written)
            self._note_uses(written, (*path, key))
            if key in filled:
                self.mistakes.append(_same_key(key, (*path, key)))
            filled[key] = self._value(value, (*path, key))
        return filled

    def _text(self, text: str, path: Path) -> str:
        self._note_uses(text, path)
        return self._filled(text)

    def _note_uses(self, text: str, path: Path) -> None:
        for name in _USE.findall(text):
            self._used.add(name)
            if name not in self._texts:
                self.mistakes.append(self._unknown(name, path))

    def _filled(self, text: str) -> str:
        return _USE.sub(lambda use: self._texts.get(use[1], use[0]), text)

    def _unknown(self, name: str, path: Path) -> Mistake:
        above = path[0] == _TABLE
        return Mistake(
            "unknown-name",
            path,
            f"there is no name {quoted(name)} {'above this one' if above else f'in [{_TABLE}]'}",
            choice(name, self._texts, otherwise=f"write it in [{_TABLE}]"),
        )

    def _unused(self) -> Iterator[Mistake]:
        for name in self._texts:
            if name not in self._used and re.fullmatch(GIVEN_NAME, name):
                yield Mistake(
                    "unused-name",
                    (_TABLE, name),
                    f"nothing uses the name {quoted(name)}",
                    f'write "{{{{{name}}}}}" where it is meant, or take it out',
                )


def _same_key(key: str, path: Path) -> Mistake:
    return Mistake(
        "same-key",
        path,
        f"two keys of this table come to {quoted(key)}",
        "keep one of the two, or give one of the names another value",
    )
