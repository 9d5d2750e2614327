"""Small programs that read and set settings, put together at random, and what they do.

A program is run with an environment in which both names are one setting: what is told by the one
is told by the other. Once the names are merged, the very same has to come out, and it has to come
out with an ordinary environment as well, if the old name is gone.
"""

import random
from collections.abc import Iterator, Mapping, MutableMapping, Sequence
from types import SimpleNamespace

MERGE = {"OLD": "NEW"}
_NAMES = ("OLD", "NEW")
_VALUES = ('"a"', '"b"', "v")


class OneSetting(MutableMapping[str, str]):
    """An environment in which the old name is but another way to write the new one."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = dict(values)

    def __getitem__(self, name: str) -> str:
        return self._values[MERGE.get(name, name)]

    def __setitem__(self, name: str, value: str) -> None:
        self._values[MERGE.get(name, name)] = value

    def __delitem__(self, name: str) -> None:
        del self._values[MERGE.get(name, name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


def done(program: str, environment: MutableMapping[str, str]) -> tuple[list[object], str]:
    """What a program notes, and how it ends."""
    noted: list[object] = []
    system = SimpleNamespace(environ=environment, getenv=environment.get)
    names = {"os": system, "env": environment, "note": noted.append, "v": "c"}
    try:
        exec(program.replace("import os\n", ""), names)  # noqa: S102
    except (KeyError, AssertionError) as error:
        return _one(noted), type(error).__name__
    return _one([*noted, sorted(environment.items())]), ""


def _one(noted: object) -> list[object]:
    return [_as_one(one) for one in noted]  # type: ignore[attr-defined]


def _as_one(value: object) -> object:
    """A value in which the old name is but another way to write the new one."""
    match value:
        case dict():
            return {_as_one(key): _as_one(one) for key, one in value.items()}
        case list() | tuple():
            ones = [_as_one(one) for one in value]
            return [one for index, one in enumerate(ones) if one not in ones[:index]]
        case str():
            return MERGE.get(value, value.replace("OLD=", "NEW="))
    return value


class Author:
    """Writes programs."""

    def __init__(self, seed: int, names: Sequence[str] = _NAMES) -> None:
        self._chance = random.Random(seed)
        self._names = names

    def program(self) -> str:
        """A program of a few statements."""
        count = self._chance.randint(1, 6)
        statements = [self._statement() for _ in range(count)]
        return "import os\n" + "\n".join(statements) + "\n"

    def reading(self) -> str:
        """A program that only reads."""
        count = self._chance.randint(1, 4)
        notes = [self._note() for _ in range(count)]
        return "import os\n" + "\n".join(notes) + "\n"

    def _note(self) -> str:
        mapping = self._mapping()
        read = self._read(mapping)
        return self._pick(
            f"note({read})",
            f"x = {read}\nnote(x)",
            f"note([{read} or 1, not {read}, {read} == 1])",
            f"note(str({read}).strip() + str({read}))",
            f"note([one for one in {read}])" if read.endswith("]") else f"note({read} or 2)",
            f"note({self._name()} in {mapping})",
            f"if {self._name()} not in {mapping} and 1:\n    note(3)",
            f"note(not {self._name()} in {mapping})",
            f"note(({self._name()} in {mapping}) == 1)",
        )

    def _pick(self, *choices: str) -> str:
        return self._chance.choice(choices)

    def _name(self) -> str:
        return f'"{self._pick(*self._names)}"'

    def _value(self) -> str:
        return self._pick(*_VALUES)

    def _mapping(self) -> str:
        return self._pick("os.environ", "os.environ", "env")

    # Expressions

    def _read(self, mapping: str) -> str:
        name = self._name()
        plain = f"{mapping}.get({name})"
        return self._pick(
            plain,
            plain,
            f"{mapping}[{name}]",
            f"{mapping}.get({name}, {self._value()})",
            f"os.getenv({name})" if mapping == "os.environ" else plain,
        )

    def _expression(self, depth: int = 2) -> str:
        mapping = self._mapping()
        if not depth:
            return self._read(mapping)
        inner = self._expression(depth - 1)
        first, second = self._name(), self._name()
        a, b = self._read(mapping), self._read(mapping)
        return self._pick(
            f"{a} or {b}",
            f"{a} or {b} or {self._value()}",
            f"{a} or ({b} or {self._value()})",
            f"({a} or {b}) or {inner}",
            f"{mapping}.get({first}, {inner})",
            f"{mapping}.get({first}, {mapping}.get({second}))",
            f"{mapping}.get({first}, {mapping}.get({second}, {self._value()}))",
            f"{mapping}[{first}] if {first} in {mapping} else {b}",
            f"{b} if {first} not in {mapping} else {mapping}[{first}]",
            f"{mapping}.get({first}) if {mapping}.get({first}) else {b}",
            f"str({mapping}[{first}]) if {first} in {mapping} else str({mapping}[{second}])",
            f"({inner})",
            f"[{inner}, {inner}]",
        )

    def _question(self) -> str:
        mapping = self._mapping()
        first, second = self._name(), self._name()
        return self._pick(
            f"{first} in {mapping}",
            f"{first} not in {mapping}",
            f"{first} in {mapping} or {second} in {mapping}",
            f"{first} not in {mapping} and {second} not in {mapping}",
            f"{first} in {mapping} and {second} not in {mapping}",
            f"not ({first} in {mapping} or {second} in {mapping})",
            f"not {mapping}.get({first}) and not {mapping}.get({second})",
            f"{mapping}.get({first}) is None and {mapping}.get({second}) is None",
            f"{mapping}.get({first}) is not None or {mapping}.get({second}) is not None",
            f"bool({mapping}.get({first}) or {mapping}.get({second}))",
            f"({first} in {mapping} or {second} in {mapping}) == True",
        )

    # Statements

    def _statement(self) -> str:
        mapping = self._mapping()
        first, second = self._name(), self._name()
        value = self._value()
        return self._pick(
            f"note({self._expression()})",
            f"note({self._expression()})",
            f"x = {self._expression()}\nnote(x)",
            f"note({self._question()})",
            f"if {self._question()}:\n    note(1)\nelse:\n    note(2)",
            f"{mapping}[{first}] = {value}",
            f"{mapping}[{first}] = {value}\n{mapping}[{second}] = {value}",
            f"{mapping}[{first}] = {mapping}[{second}] = {value}",
            f"{mapping}.setdefault({first}, {value})",
            f"if 1:\n    {mapping}.pop({first}, None)\n    {mapping}.pop({second}, None)",
            f"note({mapping}.pop({first}, {mapping}.pop({second}, {value})))",
            f"note({{{first}: {value}, {second}: {self._value()}}})",
            f"note([{first}, {second}, 1])",
            f"note(({first}, {second}))",
            f'note([{first[:-1]}=a", {second[:-1]}=a", "X"])',
            f"{mapping}.update({{{first}: {value}}}, {second[1:-1]}={value})",
            f"x = {mapping}.get({first})\nif x is None:\n    x = {self._read(mapping)}\nnote(x)",
            f"x = {mapping}.get({first})\nif not x:\n    x = {self._read(mapping)}\nnote(x)",
            f"if {first} in {mapping}:\n    x = {mapping}[{first}]\n"
            f"else:\n    x = {self._read(mapping)}\nnote(x)",
            f"if {first} in {mapping}:\n    x = {mapping}[{first}]\n"
            f"elif {second} in {mapping}:\n    x = {mapping}[{second}]\n"
            f"else:\n    x = {value}\nnote(x)",
            f"try:\n    x = {mapping}[{first}]\n"
            f"except KeyError:\n    x = {self._read(mapping)}\nnote(x)",
            f"def f():\n    if {first} in {mapping}:\n        return {mapping}[{first}]\n"
            f"    return {self._read(mapping)}\nnote(f())",
            f"for name in ({first}, {second}):\n    note({mapping}.get(name))\n    break",
            f"assert {mapping}.get({first}) is None",
            f"{mapping}[{first}] = {mapping}.get({second}, {value})",
        )
