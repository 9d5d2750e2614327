"""A synthetic git repository: a chat backend in which a few files hold a deprecated symbol."""

import os
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random

from . import compose, forms
from .blocks import Stock, stock
from .project import HOLDERS, Module, Tree, fixed_files, manifest

_BLOCKS = 2_400
"""How many different blocks a large repository is made of, and half as many for tests."""
_NEIGHBOURS = 200
"""How far back in the layout a module looks for others to import from."""


@dataclass(frozen=True)
class Options:
    """What a repository is made from: the same options give the same commit."""

    files: int = 10_000
    hits: int = 250
    seed: int = 2
    extra_symbols: int = 249
    """Further old names, `app.legacy.mod_i.name_i`, used in the files that hold the symbol."""
    padding: int = 0
    """Further files without any of the names; those that stand without it stay as they are."""

    @property
    def table(self) -> str:
        """The name of the manifest that moves the further names too."""
        return f"migration-{self.extra_symbols + 1}.toml"


@dataclass
class Made:
    """What was made: Python files, their bytes, those with the symbol, and the forms of it."""

    files: int = 0
    bytes: int = 0
    hits: int = 0
    forms: Counter[str] = field(default_factory=Counter)


class TooFewFilesError(ValueError):
    """The options leave too few files for what they ask."""


def generate(folder: Path, options: Options) -> Made:
    """Make the repository in `folder`, which must be empty or not exist, and commit it."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    plan = _Plan(options)
    made = Made(forms=plan.census())
    for path, text in plan.files():
        content = text.encode()
        _write(folder / path, content)
        if path.endswith(".py"):
            made.files += 1
            made.bytes += len(content)
            made.hits += forms.SYMBOL in text
    _commit(folder)
    return made


class _Plan:
    """Which file holds what; everything is drawn from the seed, in a fixed order."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.fixed = dict(fixed_files(options.extra_symbols))
        taken = {path.removesuffix(".py").replace("/", ".") for path in self.fixed}
        taken |= {"app.websocket_core", "app.legacy", "app.modern"}
        room = options.files - len(self.fixed)
        if room < 2 * options.hits:
            raise TooFewFilesError(
                f"{options.files} files are too few for {options.hits} with the symbol: "
                f"{len(self.fixed)} are fixed, and half of the rest must be without it"
            )
        if options.hits < HOLDERS:
            raise TooFewFilesError(f"{HOLDERS} files hold the symbol in any case")
        self.base = Tree(Random(f"{options.seed}:layout"), taken)
        self.base.grow(room)
        self.extension = Tree(Random(f"{options.seed}:padding"), taken)
        if options.padding:
            self.extension.grow(options.padding)

    @cached_property
    def sources(self) -> list[Module]:
        return [module for module in self.base.modules if not module.is_test]

    @cached_property
    def places(self) -> dict[Module, int]:
        """Where each source module stands in the layout."""
        return {module: place for place, module in enumerate(self.sources)}

    @cached_property
    def passages(self) -> dict[Module, list[forms.Passage]]:
        """What the files with the symbol hold of it, and of the further names."""
        draw = Random(f"{self.options.seed}:passages")
        chosen = self._chosen(draw)
        sites = [m.dotted for m, name in chosen.items() if forms.FORMS[name].binds]
        sites = [site for site in sites if not site.startswith("tests.")] or [forms.OLD_MODULE]
        others = [m.dotted for m in self.sources if m not in chosen]
        targets = {"patch direct": [forms.OLD_MODULE], "patch of nothing": others}
        result: dict[Module, list[forms.Passage]] = {}
        for module, name in chosen.items():
            aims = targets.get(name, sites)
            written = [forms.passage(draw, name, aims, test=module.is_test)]
            for beside, share in forms.BESIDE.items():
                if draw.random() < share and beside != name:
                    written.append(forms.passage(draw, beside, test=module.is_test))
            result[module] = written
        self._spread_legacy(draw, list(result.values()))
        return result

    def _chosen(self, draw: Random) -> dict[Module, str]:
        """The files that hold the symbol, and the form each is chosen for."""
        tests = [module for module in self.base.modules if module.is_test]
        sources = list(self.sources)
        draw.shuffle(tests)
        draw.shuffle(sources)
        names = forms.apportion(self.options.hits - HOLDERS)
        # Those that are at home in tests only take their places first.
        names.sort(key=lambda name: forms.FORMS[name].where != "tests")
        chosen: dict[Module, str] = {}
        for number, name in enumerate(names):
            in_tests = forms.FORMS[name].where == "tests" or number % 5 == 0
            home = tests if (in_tests and tests) or not sources else sources
            chosen[home.pop()] = name
        return chosen

    def _spread_legacy(self, draw: Random, holders: list[list[forms.Passage]]) -> None:
        """One to three of the further names in every file, each of them used somewhere."""
        count = self.options.extra_symbols
        if not count:
            return
        deck = draw.sample(range(count), count)
        dealt = 0
        for held in holders:
            for _ in range(min(count, draw.randrange(1, 4))):
                held.append(forms.legacy(draw, deck[dealt % count]))
                dealt += 1

    def census(self) -> Counter[str]:
        """How often each form stands in a file, the four fixed files left out."""
        return Counter(passage.form for held in self.passages.values() for passage in held)

    def files(self) -> Iterator[tuple[str, str]]:
        """Every file of the repository with its text."""
        yield "README.md", "# Chat backend\n\nRooms, messages and sockets; see `app/` first.\n"
        yield "migration.toml", manifest(0)
        if self.options.extra_symbols:
            yield self.options.table, manifest(self.options.extra_symbols)
        yield from self.fixed.items()
        blocks = stock(self.options.seed, min(max(self.options.files, 120), _BLOCKS))
        for tree in (self.base, self.extension):
            for package in tree.packages:
                yield package.path, compose.package(self._draw(package), package)
            for module in tree.modules:
                yield module.path, self._text(module, blocks)

    def _text(self, module: Module, blocks: Stock) -> str:
        draw = self._draw(module)
        end = self.places.get(module, draw.randrange(len(self.sources)))
        # Only from what was laid out earlier, so that nothing imports in a circle.
        others = self.sources[max(0, end - _NEIGHBOURS) : end]
        return compose.module(draw, module, others, blocks, self.passages.get(module, []))

    def _draw(self, module: Module) -> Random:
        return Random(f"{self.options.seed}:{module.path}")


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


_SETTINGS = {
    "core.autocrlf": "false",
    "core.looseCompression": "1",
    "commit.gpgSign": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "user.name": "Bench",
    "user.email": "bench@example.invalid",
}


def _commit(folder: Path) -> None:
    """One commit of everything, packed as in a fresh clone, at a fixed date."""
    _git(folder, "init", "-q", "--template=", "-b", "main", "--object-format=sha1", ".")
    for key, value in _SETTINGS.items():
        _git(folder, "config", key, value)
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "--no-verify", "-m", "The chat backend")
    _git(folder, "-c", "pack.compression=1", "repack", "-a", "-d", "-q", "--window=0")


def _git(folder: Path, *arguments: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_DATE": "2025-01-01T12:00:00+00:00",
        "GIT_COMMITTER_DATE": "2025-01-01T12:00:00+00:00",
    }
    subprocess.run(["git", *arguments], cwd=folder, env=environment, check=True)
