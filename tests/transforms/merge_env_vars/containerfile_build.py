"""What a Dockerfile gives its commands, found out without the code that is under test.

dockerfile-parse takes the file apart; the rules of Docker for stages, defaults and references
are written down here once more, in the plainest way.
"""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dockerfile_parse import DockerfileParser  # type: ignore[import-untyped]

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass
class Stage:
    """What is known where an instruction stands."""

    image: dict[str, str] = field(default_factory=dict)
    arguments: dict[str, str] = field(default_factory=dict)

    @property
    def seen(self) -> dict[str, str]:
        """What a command sees: an ``ENV`` hides an ``ARG``."""
        return {**self.arguments, **self.image}


def commands(
    text: str, names: Mapping[str, str], given: Mapping[str, str]
) -> list[tuple[str, str, Mapping[str, str]]]:
    """Every instruction that does something: keyword, text with all replaced, what it sees.

    Old names are but another way to write new ones.
    """
    return list(_Build(names, given).run(text))


class _Build:
    def __init__(self, names: Mapping[str, str], given: Mapping[str, str]) -> None:
        self._names = names
        self._given = given
        self._stages: dict[str, Stage] = {}
        self._before = Stage()
        self._now: Stage | None = None

    def run(self, text: str) -> Iterator[tuple[str, str, Mapping[str, str]]]:
        parser = DockerfileParser(fileobj=io.BytesIO(text.encode()))
        for one in parser.structure:
            keyword, value = one["instruction"], one["value"]
            stage = self._now or self._before
            if keyword == "COMMENT":
                continue
            if keyword == "FROM":
                words = replaced(value, self._seen(self._before)).split()
                self._now = self._started(words)
                yield keyword, words[0], {}
            elif keyword == "ARG":
                for word in split(value):
                    self._argue(stage, word)
            elif keyword == "ENV":
                stage.image |= self._set(value, stage)
            else:
                seen = self._seen(stage)
                yield keyword, replaced(value, seen, in_shell=True), dict(stage.seen)

    def _started(self, words: list[str]) -> Stage:
        parent = self._stages.get(words[0])
        stage = Stage(dict(parent.image) if parent else {})
        if len(words) == 3:
            self._stages[words[2]] = stage
        return stage

    def _seen(self, stage: Stage) -> Mapping[str, str]:
        both = dict(stage.seen)
        for old, new in self._names.items():
            if new in both:
                both[old] = both[new]
        return both

    def _new(self, name: str) -> str:
        return self._names.get(name, name)

    def _argue(self, stage: Stage, word: str) -> None:
        name, has_default, default = word.partition("=")
        new = self._new(name)
        if new in self._given:
            stage.arguments[new] = self._given[new]
        elif has_default:
            stage.arguments[new] = replaced(default, self._seen(stage))
        elif stage is not self._before and new in self._before.arguments:
            stage.arguments[new] = self._before.arguments[new]

    def _set(self, value: str, stage: Stage) -> dict[str, str]:
        words, seen = split(value), self._seen(stage)
        if "=" not in words[0]:
            name, rest = value.split(None, 1)
            return {self._new(name): replaced(rest.strip(), seen)}
        pairs = (word.split("=", 1) for word in words)
        return {self._new(name): replaced(text, seen) for name, text in pairs}


def split(text: str) -> list[str]:
    """The words of a text, with their quotes."""
    words: list[str] = []
    word, quote, at = "", "", 0
    while at < len(text):
        letter = text[at]
        if letter == "\\" and quote != "'":
            word += text[at : at + 2]
            at += 2
            continue
        if letter.isspace() and not quote:
            words, word = [*words, *([word] if word else [])], ""
        else:
            word += letter
            if letter in "'\"" and quote in {"", letter}:
                quote = "" if quote else letter
        at += 1
    return [*words, *([word] if word else [])]


def replaced(text: str, seen: Mapping[str, str], *, in_shell: bool = False) -> str:
    """A text with its references replaced, and without its quotes."""
    return _Text(text, seen, in_shell).rest("")[0]


class _Text:
    def __init__(self, text: str, seen: Mapping[str, str], in_shell: bool) -> None:
        self._text = text
        self._seen = seen
        self._in_shell = in_shell

    def rest(self, end: str, at: int = 0) -> tuple[str, int]:
        """The text up to one of some letters, and where that stands."""
        found, quote = "", ""
        while at < len(self._text) and (quote or self._text[at] not in end):
            letter = self._text[at]
            if letter == "'" and not quote and not self._in_shell:
                close = self._text.index("'", at + 1)
                found, at = found + self._text[at + 1 : close], close + 1
            elif letter == '"':
                quote, at = "" if quote else letter, at + 1
            elif letter == "\\":
                found, at = found + self._text[at + 1 : at + 2], at + 2
            elif letter == "$":
                value, at = self._reference(at + 1)
                found += value
            else:
                found, at = found + letter, at + 1
        return found, at

    def _reference(self, at: int) -> tuple[str, int]:
        braced = self._text[at : at + 1] == "{"
        name = _NAME.match(self._text, at + braced)
        if name is None:
            return "$", at
        value, at = self._seen.get(name.group()), name.end()
        if not braced:
            return value or "", at
        operator = re.compile(r":?[-+?]|").match(self._text, at)
        assert operator is not None
        other, at = self.rest("}", operator.end())
        has_value = bool(value) if ":" in operator.group() else value is not None
        if "+" in operator.group():
            return (other if has_value else ""), at + 1
        return ((value or "") if has_value or not operator.group() else other), at + 1
