"""Generated calls: whatever is replaced gives what it gave, and does what it did, in its order.

``MIGRATOR_ALL=1`` draws many more.
"""

import os
import random
import re
from collections.abc import Callable

import pytest

from tests.transforms.replace_calls.migrating import migrated, step
from tests.transforms.replace_calls.running import Projects

MODULES = 400 if os.environ.get("MIGRATOR_ALL") else 12
CALLS = 25

_LOG = """
seen = []


class Value(int):
    def send(self, other):
        return Value(self + other)

    @property
    def me(self):
        return self


def log(value):
    seen.append(value)
    return value


async def alog(value):
    return log(value)
"""
_OLD = """
from app.log import Value


{}def old(a, b=1, *, c=-2):
    return Value(a * 100 + b * 10 + c)
"""
_NEW = """
from app.log import Value


class Box:
    def __init__(self, value):
        self.value = value


{}def new(first, second=1, third=-2):
    first, second = getattr(first, "value", first), getattr(second, "value", second)
    return Value(first * 100 + second * 10 + third)
"""
TEMPLATES: tuple[list[str], ...] = (
    ["$a", "$b", "$c"],
    ["app.new.Box($a)", "third = $c", "second = $b"],
    ["second = $b", "first = app.new.Box(value=$a)", "third = $c"],
    ["app.new.Box($a + 0)", "app.new.Box(value=-(-$b))", "$c * 1"],
)


class Calls:
    """Draws functions that call."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._count = 0

    def value(self, depth: int) -> str:
        one = self._random
        number = str(one.randrange(1, 9))
        choices: list[Callable[[], str]] = [
            lambda: number,
            lambda: "u",
            lambda: "u.real",
            lambda: f"log({number})",
            lambda: f"(w{self._next()}_ := {number})",
            lambda: f"{number} if u else u",
            lambda: f"u + {number}",
            lambda: f"[{number}, u][0]",
        ]
        if depth:
            choices += [lambda: self.call(depth - 1)] * 2
            choices.append(lambda: f"{self.call(depth - 1)}.me")
        return one.choice(choices)()

    def call(self, depth: int) -> str:
        """A call as somebody could have written it."""
        one = self._random
        given = [self.value(depth)]
        if one.random() < 0.6:
            given.append(self.value(depth))
        named = ["a", "b"][: len(given)]
        by_name = one.randrange(len(given) + 1)
        texts = given[: len(given) - by_name]
        keywords = list(zip(named, given, strict=True))[len(given) - by_name :]
        if one.random() < 0.5:
            keywords.append(("c", self.value(depth)))
        one.shuffle(keywords)
        texts += [f"{name}={text}" for name, text in keywords]
        layout = one.randrange(4)
        if layout == 0:
            return "old(\n            " + ",\n            ".join(texts) + ",\n        )"
        if layout == 1:
            return "old(\n            " + ",  # why\n            ".join(texts) + "\n        )"
        return f"old({', '.join(texts)}{',' * (layout == 2)})"

    def _next(self) -> int:
        self._count += 1
        return self._count


def _place(call: str, draw: random.Random, *, awaits: bool) -> str:
    """The call somewhere in an expression."""
    word = "await " if awaits else ""
    # No f-string of one line holds lines, or comments, before Python 3.12.
    shown = [] if "\n" in call else [f'f"a {{{word}{call}}} b"', f'f"{{({word}{call}).me:>4}}"']
    return draw.choice(
        [
            *shown,
            f"{word}{call}",
            f"({word}{call}).send(1)",
            f"[{word}{call} for u in (1, 2)]",
            f"{{1: {word}{call}}}",
            f"-({word}{call})",
            f"({word}{call}) + 1",
            f"({word}{call}, u)",
            # An iterable may not hold a walrus.
            f"[x for x in ({word}{re.sub('w[0-9]+_ := ', '', call)}, 1)]",
        ]
    )


def _module(seed: int, *, is_async: bool) -> str:
    draw, calls = random.Random(seed), Calls(seed)
    lines = ["from app.log import Value, log", "from app.old import old", "", ""]
    for index in range(CALLS):
        # A coroutine cannot be an argument here: no call of an async one stands in another.
        call = calls.call(0 if is_async else 2)
        text = _place(call, draw, awaits=is_async)
        lines += [f"async def f{index}(u):", f"    return {text}", "", ""]
    return "\n".join(lines)


_CHECKS = """
import asyncio

from app import log, use


def _check(function):
    def check():
        log.seen.clear()
        given = asyncio.run(function(log.Value(3)))
        return given, list(log.seen)

    return check


for _index in range({}):
    globals()[f"check{{_index}}"] = _check(getattr(use, f"f{{_index}}"))
"""


@pytest.mark.parametrize("seed", range(MODULES))
def test_what_is_replaced_gives_the_same(seed: int, server: Projects) -> None:
    draw = random.Random(seed)
    was_async, is_async = seed % 4 in {1, 3}, seed % 4 in {2, 3}
    template = draw.choice(TEMPLATES)
    files = {
        "app/__init__.py": b"",
        "app/log.py": _LOG.encode(),
        "app/old.py": _OLD.format("async " * was_async).encode(),
        "app/new.py": _NEW.format("async " * is_async).encode(),
        "app/use.py": _module(seed, is_async=was_async).encode(),
        "checks.py": _CHECKS.format(CALLS).encode(),
    }
    one = step({"app.old.old": {"to": "app.new.new", "arguments": template}})
    after, results = migrated(files, [one], include_review=draw.random() < 0.5)
    assert not results[0].defects
    again, _results = migrated(after, [one], include_review=True)
    ran, ran_after = server.run(files), server.run(after)
    assert not ran.broken, ran.broken
    assert not ran_after.broken, ran_after.broken
    assert ran_after.given == ran.given, after["app/use.py"].decode()
    ran_again = server.run(again)
    assert not ran_again.lost, ran_again.lost
