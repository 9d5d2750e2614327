"""The modules of the synthetic project: where they lie, what they are called, which are fixed."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from . import words
from .forms import NEW_MODULE, NEW_NAME, OLD_NAME, SYMBOL

_ROOTS = (("app", 4), ("services", 3), ("tests", 3))
_TEST_KINDS = ("unit", "integration", "e2e", "mission_critical")
_FILES_TO_A_PACKAGE = 13
_DEPTH = 4


@dataclass(frozen=True)
class Module:
    """One Python file of the project, by its path without the ending."""

    parts: tuple[str, ...]

    @property
    def path(self) -> str:
        return "/".join(self.parts) + ".py"

    @property
    def dotted(self) -> str:
        return ".".join(self.parts[:-1] if self.parts[-1] == "__init__" else self.parts)

    @property
    def stem(self) -> str:
        return self.parts[-1].removeprefix("test_")

    @property
    def is_test(self) -> bool:
        return self.parts[0] == "tests"


class Tree:
    """Packages and modules, laid out in an order that is the same every time."""

    def __init__(self, draw: Random, taken: set[str]) -> None:
        self._draw = draw
        self._taken = taken
        self.packages: list[Module] = []
        self.modules: list[Module] = []

    def grow(self, files: int) -> None:
        """Add so many files, the `__init__.py` of every package among them."""
        homes = [Module((root, "__init__")) for root, _ in _ROOTS]
        wanted = max(len(_ROOTS), files // _FILES_TO_A_PACKAGE)
        for number in range(wanted):
            home = self._package(_ROOTS[number % 3][0] if number < 3 else self._root(), homes)
            homes.append(home)
            self.packages.append(home)
        own = homes[len(_ROOTS) :]
        for number in range(files - wanted):
            self.modules.append(self._module(own[number % 3] if number < 9 else self._pick(own)))

    def _root(self) -> str:
        return self._draw.choices([name for name, _ in _ROOTS], [part for _, part in _ROOTS])[0]

    def _pick(self, homes: list[Module]) -> Module:
        return self._draw.choice(homes)

    def _package(self, root: str, homes: list[Module]) -> Module:
        parents = [h for h in homes if h.parts[0] == root and len(h.parts) <= _DEPTH]
        parent = self._pick(parents).parts[:-1]
        name = self._draw.choice(words.NOUNS)
        if parent == ("tests",):
            name = f"{self._draw.choice(_TEST_KINDS)}_{name}"
        return self._fresh((*parent, name), "__init__")

    def _module(self, home: Module) -> Module:
        name = words.thing(self._draw)
        return self._fresh(home.parts[:-1], f"test_{name}" if home.is_test else name)

    def _fresh(self, parts: tuple[str, ...], last: str) -> Module:
        """A module whose path nothing else has; a number makes it so where it must."""
        number = 1
        base = (*parts, last)
        while True:
            module = Module(base)
            key = module.dotted
            if key not in self._taken:
                self._taken.add(key)
                return module
            number += 1
            if last == "__init__":
                base = (*parts[:-1], f"{parts[-1]}_{number}", last)
            else:
                base = (*parts, f"{last}_{number}")


def fixed_files(extra_symbols: int) -> Iterator[tuple[str, str]]:
    """The files that stand in every such project, with their text; four hold the symbol."""
    for root, _ in _ROOTS:
        yield f"{root}/__init__.py", f'"""Everything under {root}."""\n'
    yield "app/websocket_core/__init__.py", _PACKAGE
    yield "app/websocket_core/websocket_manager_factory.py", _FACTORY
    yield "app/websocket_core/websocket_manager.py", _MANAGER
    yield "app/websocket_core/compat.py", _COMPAT
    if extra_symbols:
        yield "app/legacy/__init__.py", '"""Kept until nothing imports it."""\n'
        yield "app/modern/__init__.py", '"""Where the helpers live now."""\n'
    for number in range(extra_symbols):
        yield f"app/modern/mod_{number}.py", _modern(number)
        yield f"app/legacy/mod_{number}.py", _legacy(number)


HOLDERS = 4
"""How many of the fixed files hold the symbol."""


def manifest(extra_symbols: int) -> str:
    """A manifest of one phase that moves the symbol and so many others."""
    moves = {OLD_NAME: NEW_NAME}
    for number in range(extra_symbols):
        name = f"mod_{number}.name_{number}"
        moves[f"app.legacy.{name}"] = f"app.modern.{name}"
    lines = "\n".join(f'"{old}" = "{new}"' for old, new in moves.items())
    return _MANIFEST + lines + "\n"


def _modern(number: int) -> str:
    return f'''"""Helper {number}, in its place."""


def name_{number}(values):
    """The values of helper {number}."""
    return [value for value in values if value != {number}]
'''


def _legacy(number: int) -> str:
    if number % 2:
        return f'''"""Helper {number}, where it used to be."""

from app.modern.mod_{number} import name_{number}

__all__ = ["name_{number}"]
'''
    return f'''"""Helper {number}, the old one."""


def name_{number}(values):
    """The values of helper {number}, as a list."""
    return list(values)
'''


_MANIFEST = """\
[migration]
name = "websocket-manager"
roots = ["."]

[[phases]]
id = "imports"
title = "One place to import from"
steps = ["canonical-imports"]

[steps.canonical-imports]
transform = "move_symbols"

[steps.canonical-imports.move]
"""
_PACKAGE = f'''"""Sockets of the chat: managers, their factory, what older callers need."""

from {NEW_MODULE} import WebSocketManager


def {SYMBOL}(user_context=None):
    """Not the factory's: a bare manager that nobody has authorised."""
    return WebSocketManager(user_context)


__all__ = ["WebSocketManager", "{SYMBOL}"]
'''
_FACTORY = f'''"""The old factory of socket managers."""

import logging

from {NEW_MODULE} import WebSocketManager

logger = logging.getLogger(__name__)


class FactoryInitializationError(Exception):
    """The factory has no settings."""


class WebSocketManagerFactory:
    """Keeps the managers that were made."""

    def __init__(self, manager):
        self.manager = manager


def validate_user_context(user_context):
    """Refuse what is no user context."""
    if user_context is None:
        raise ValueError("a manager belongs to a user: no context was given")
    return user_context


async def {SYMBOL}(user_context=None):
    """A manager for one user, with a warning."""
    logger.warning("{SYMBOL} of the factory is deprecated")
    return WebSocketManager(validate_user_context(user_context))


__all__ = [
    "FactoryInitializationError",
    "WebSocketManagerFactory",
    "{SYMBOL}",
    "validate_user_context",
]
'''
_MANAGER = f'''"""The socket manager, and the one way to make it."""


class WebSocketManager:
    """Sends to the sockets of one user."""

    def __init__(self, user_context=None):
        self.user_context = user_context

    async def send_to_user(self, user_id, payload):
        return bool(user_id and payload)


def get_websocket_manager(user_context=None):
    """The manager that is shared."""
    return WebSocketManager(user_context)


async def {SYMBOL}(user_context=None):
    """A manager for one user."""
    return WebSocketManager(user_context)
'''
_COMPAT = f'''"""Names that older callers import from here."""

from .websocket_manager_factory import {SYMBOL}, validate_user_context

__all__ = ["{SYMBOL}", "validate_user_context"]
'''
