"""The stock of top-level blocks (classes, functions, tables, tests) that make up the files."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from . import words
from .statements import Sheet, docstring, function

HOLE = "\N{SECTION SIGN}"
"""Stands in a block where every file puts a noun of its own."""

_IMPORTS = {
    re.compile(rf"\b{sign}"): line
    for sign, line in {
        r"asyncio\.": "import asyncio",
        r"enum\.": "import enum",
        r"hashlib\.": "import hashlib",
        r"importlib\.": "import importlib",
        r"inspect\.": "import inspect",
        r"itertools\.": "import itertools",
        r"json\.": "import json",
        r"logger\.": "import logging",
        r"os\.": "import os",
        r"re\.": "import re",
        r"time\.": "import time",
        r"defaultdict\(": "from collections import defaultdict",
        r"AsyncIterator\[": "from collections.abc import AsyncIterator",
        r"asynccontextmanager\b": "from contextlib import asynccontextmanager",
        r"dataclass\b": "from dataclasses import dataclass, field",
        r"timedelta\(": "from datetime import UTC, datetime, timedelta",
        r"lru_cache\(": "from functools import lru_cache",
        r"Path\(": "from pathlib import Path",
        r"Protocol\)": "from typing import Protocol",
        r"TypedDict\)": "from typing import TypedDict",
        r"AsyncMock\b": "from unittest.mock import AsyncMock",
        r"patch\(": "from unittest.mock import patch",
        r"pytest\.": "import pytest",
        r"APIRouter\(": "from fastapi import APIRouter",
    }.items()
}


@dataclass(frozen=True)
class Block:
    """Top-level text, and the import lines that its names ask for."""

    text: str
    imports: frozenset[str]


@dataclass(frozen=True)
class Stock:
    """Blocks for modules of the program and blocks for tests."""

    source: tuple[Block, ...]
    tests: tuple[Block, ...]


def imports_for(text: str) -> frozenset[str]:
    """The import lines for what the text uses of the standard library and third parties."""
    return frozenset(line for sign, line in _IMPORTS.items() if sign.search(text))


def stock(seed: int, size: int) -> Stock:
    """So many blocks for modules, half as many for tests; the same seed gives the same."""
    draw = Random(f"{seed}:stock")
    taken: set[str] = set()
    source = tuple(_block(draw, _SOURCE, taken) for _ in range(size))
    return Stock(source, tuple(_block(draw, _TESTS, taken) for _ in range(size // 2)))


def _block(draw: Random, kinds: dict[Callable[[Sheet, str], None], int], taken: set[str]) -> Block:
    name = words.action(draw)
    while name in taken:
        name = f"{words.action(draw)}_{draw.choice(words.ROLES)}"
    taken.add(name)
    sheet = Sheet(draw)
    draw.choices(list(kinds), list(kinds.values()))[0](sheet, name)
    text = sheet.text()
    return Block(text, imports_for(text))


def _function(sheet: Sheet, name: str) -> None:
    if sheet.draw.random() < 0.15:
        sheet.line(f"@lru_cache(maxsize={2 ** sheet.draw.randrange(4, 12)})")
    function(sheet, f"{name}_{HOLE}")


def _helpers(sheet: Sheet, name: str) -> None:
    for part in ("first", "rest"):
        if sheet.lines:
            sheet.line()
            sheet.line()
        function(sheet, f"_{name}_{part}")


def _class(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    with sheet.under(f"class {words.camel(name)}{draw.choice(('', '(Exception)', '(object)'))}:"):
        docstring(sheet, [])
        for constant in draw.sample(words.NOUNS, draw.randrange(4)):
            sheet.line(f"{constant.upper()}_LIMIT = {draw.randrange(1, 900)}")
        parameters = draw.sample(words.NOUNS, draw.randrange(1, 5))
        sheet.line()
        with sheet.under(f"def __init__(self, {', '.join(parameters)}):"):
            for parameter in parameters:
                sheet.line(f"self.{parameter} = {parameter}")
            sheet.line("self.items = []")
        for verb in draw.sample(words.VERBS, draw.randrange(1, 6)):
            sheet.line()
            first = draw.choices(("self", "cls", ""), (10, 1, 1))[0]
            if not first or first == "cls":
                sheet.line("@classmethod" if first else "@staticmethod")
            function(sheet, f"{verb}_{HOLE}", first)


def _dataclass(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    sheet.line(draw.choice(("@dataclass", "@dataclass(frozen=True)", "@dataclass(slots=True)")))
    with sheet.under(f"class {words.camel(name)}:"):
        docstring(sheet, [])
        sheet.line()
        for noun in draw.sample(words.NOUNS, draw.randrange(2, 9)):
            kind, default = draw.choice(
                (("str", '""'), ("int", str(draw.randrange(99))), ("float | None", "None"))
            )
            sheet.line(f"{noun}: {kind} = {default}")
        sheet.line("labels: list[str] = field(default_factory=list)")
        sheet.line()
        sheet.line("@property")
        with sheet.under(f"def {draw.choice(words.ADJECTIVES)}(self) -> bool:"):
            sheet.line(f"return len(self.labels) > {draw.randrange(9)}")


def _table(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    sheet.line(f"# {words.sentence(draw)}")
    with sheet.under(f"{name.upper()} = {{"):
        for noun in draw.sample(words.NOUNS, draw.randrange(4, 20)):
            entry = f'"{noun}": {{"limit": {draw.randrange(999)}, "{draw.choice(words.ROLES)}": '
            note = f"  # {draw.choice(words.ADJECTIVES)}" if draw.random() < 0.2 else ""
            sheet.line(f'{entry}("{draw.choice(words.NOUNS)}", "{HOLE}", None)}},{note}')
    sheet.line("}")


def _kinds(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    base = draw.choice(("enum.Enum", "enum.Enum", "TypedDict", "Protocol"))
    with sheet.under(f"class {words.camel(name)}Kind({base}):"):
        docstring(sheet, [])
        sheet.line()
        for noun in draw.sample(words.NOUNS, draw.randrange(3, 9)):
            if base == "enum.Enum":
                sheet.line(f'{noun.upper()} = "{noun}-{draw.choice(words.ADJECTIVES)}"')
            elif base == "TypedDict":
                sheet.line(f"{noun}: {draw.choice(('str', 'int', 'list[str]'))}")
            else:
                sheet.line(f"def {noun}(self, value: str) -> bool: ...")


def _route(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    sheet.line(f'{name}_router = APIRouter(prefix="/{draw.choice(words.NOUNS)}s")')
    for verb in draw.sample(words.VERBS, draw.randrange(1, 4)):
        path = f"/{draw.choice(words.NOUNS)}s/{{{HOLE}_id}}/{verb}"
        sheet.line()
        sheet.line()
        method = draw.choice(("get", "post", "put", "delete"))
        sheet.line(f'@{name}_router.{method}("{path}", status_code={draw.choice((200, 201, 204))})')
        function(sheet, f"{verb}_{name}")


def _query(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    columns = draw.sample(words.NOUNS, draw.randrange(3, 8))
    sheet.line(f'{name.upper()}_QUERY = """')
    with sheet.under("  SELECT " + ", ".join(f"{HOLE}.{column}" for column in columns)):
        sheet.line(f"FROM {draw.choice(words.NOUNS)}s AS {HOLE}")
        sheet.line(f"WHERE {HOLE}.{columns[0]} = %(key)s AND {HOLE}.{columns[1]} IS NOT NULL")
        sheet.line(f"ORDER BY {HOLE}.{columns[-1]} DESC LIMIT {draw.randrange(10, 900)}")
    sheet.line('"""')


def _context(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    noun = draw.choice(words.NOUNS)
    sheet.line("@asynccontextmanager")
    with sheet.under(f"async def {name}_scope({noun}: str) -> AsyncIterator[str]:"):
        docstring(sheet, [noun])
        sheet.line(f'logger.debug("{draw.choice(words.VERBS)} %s", {noun})')
        with sheet.under("try:"):
            sheet.line(f"yield {noun}")
        with sheet.under("finally:"):
            sheet.line(f'logger.debug("{draw.choice(words.ADJECTIVES)} %s", {noun})')


def _test(sheet: Sheet, name: str) -> None:
    draw = sheet.draw
    if draw.random() < 0.4:
        cases = ", ".join(f'("{draw.choice(words.NOUNS)}", {draw.randrange(99)})' for _ in range(4))
        sheet.line(f'@pytest.mark.parametrize(("name", "expected"), [{cases}])')
        head = f"def test_{name}(name, expected):"
    elif draw.random() < 0.5:
        sheet.line("@pytest.mark.asyncio")
        head = f"async def test_{name}(name, expected):"
    else:
        head = f"def test_{name}(name, expected):"
    with sheet.under(head):
        _checks(sheet)


def _checks(sheet: Sheet) -> None:
    """A few lines that prepare something, and the asserts on it."""
    draw = sheet.draw
    if draw.random() < 0.5:
        sheet.line(f'"""{words.sentence(draw)}"""')
    sheet.known = ["name", "expected"]
    for noun in draw.sample(words.NOUNS, draw.randrange(1, 5)):
        value = '{{"{noun}": {n}, "{other}": [{a}, {b}]}}'
        sheet.line(f"{noun} = {sheet.fill((value, '[{a}, {b}, {n}]', 'str({a}) * {n}'))}")
        sheet.known.append(noun)
        if draw.random() < 0.3:
            sheet.line(f"# {words.sentence(draw)}")
    for _ in range(draw.randrange(1, 6)):
        text = sheet.fill(("len({a}) != {n}", "str({a}) in repr({b})", "{a} is not None"))
        sheet.line(f'assert {text}, f"{draw.choice(words.NOUNS)}: {{{draw.choice(sheet.known)}}}"')


def _test_class(sheet: Sheet, name: str) -> None:
    with sheet.under(f"class Test{words.camel(name)}:"):
        sheet.line(f'"""{words.sentence(sheet.draw)}"""')
        for verb in sheet.draw.sample(words.VERBS, sheet.draw.randrange(2, 7)):
            sheet.line()
            with sheet.under(f"def test_{verb}_{HOLE}(self, name, expected):"):
                _checks(sheet)


def _fixture(sheet: Sheet, name: str) -> None:
    sheet.line("@pytest.fixture")
    function(sheet, f"{name}_{HOLE}")


_SOURCE: dict[Callable[[Sheet, str], None], int] = {
    _class: 30,
    _function: 22,
    _helpers: 10,
    _dataclass: 10,
    _table: 8,
    _kinds: 7,
    _route: 6,
    _query: 4,
    _context: 3,
}
_TESTS: dict[Callable[[Sheet, str], None], int] = {
    _test: 40,
    _test_class: 30,
    _fixture: 12,
    _helpers: 8,
    _table: 5,
}
