"""Lists and imports of all forms, drawn: what is written says what is meant, and loses nothing."""

import ast
import os
import random
import re
from collections.abc import Callable, Iterator, Sequence

import pytest

from migrator.core.findings import State
from tests.transforms.export_names.importing import Server
from tests.transforms.export_names.migrating import migrated

COUNT = 1500 if os.environ.get("MIGRATOR_ALL") else 150
_WORDS = "alpha Beta GAMMA delta Epsilon ZETA eta Theta IOTA kappa Lambda MU nu Xi OMICRON".split()
_COMMENTS = ("", "", "  # why", "  # noqa: F401", "  # a, b")


ORDERS: tuple[Callable[[Sequence[str]], list[str]], ...] = (
    list,
    sorted,
    lambda found: sorted(found, key=str.lower),
)


class Drawn:
    """A package that lacks some names of its modules."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        names = self.random.sample(_WORDS, self.random.randint(2, 8))
        self.missing = names[: self.random.randint(1, min(3, len(names)))]
        self.present = names[len(self.missing) :]
        self.homes = {name: self.random.choice(["one", "two", "three"]) for name in names}
        self.order = self.random.choice(ORDERS)

    def files(self) -> dict[str, bytes]:
        """The project."""
        text = "\n".join([*self._head(), *self._imports(), "", *self._list(), ""])
        modules = {
            f"app/{home}.py": "".join(
                f"{name} = {name!r}\n" for name in self.homes if self.homes[name] == home
            ).encode()
            for home in ("one", "two", "three")
        }
        user = f"from app import {', '.join(self.missing)}\n"
        return {"app/__init__.py": text.encode(), "user.py": user.encode(), **modules}

    def _head(self) -> Iterator[str]:
        if self.random.random() < 0.5:
            yield from ('"""A package."""', "")
        if self.random.random() < 0.3:
            yield from ("import sys", "")

    def _imports(self) -> Iterator[str]:
        prefix = self.random.choice([".", "app."])
        by_home = [
            (home, [n for n in self.present if self.homes[n] == home])
            for home in "one two three".split()
        ]
        for home, names in by_home:
            if not names:
                continue
            found = self.order(names)
            form = self.random.choice(["line", "lines", "alias", "guarded", "split"])
            comment = self.random.choice(_COMMENTS)
            if form == "line":
                yield f"from {prefix}{home} import {', '.join(found)}{comment}"
            elif form == "lines":
                yield f"from {prefix}{home} import ("
                yield from (f"    {name},{self.random.choice(_COMMENTS)}" for name in found)
                yield ")"
            elif form == "alias":
                yield from (f"from {prefix}{home} import {name} as {name}" for name in found)
            elif form == "split":
                yield from (f"from {prefix}{home} import {name}{comment}" for name in found)
            else:
                yield "try:"
                yield f"    from {prefix}{home} import {', '.join(found)}"
                yield f"except ImportError:{comment}"
                yield from (f"    {name} = None" for name in found)

    def _list(self) -> Iterator[str]:
        quote = self.random.choice("'\"")
        entries = [f"{quote}{name}{quote}" for name in self.order(self.present)]
        opening = self.random.choice("[[(")
        closing = {"[": "]", "(": ")"}[opening]
        comma = self.random.choice([",", ""])
        if opening == "(" and len(entries) < 2:
            comma = ","
        form = self.random.choice("none line lines hanging packed appended extended".split())
        if form == "line" or not entries:
            inner = ", ".join(entries) + (comma if entries else "")
            yield f"__all__ = {opening}{inner}{closing}{self.random.choice(_COMMENTS)}"
        elif form == "lines":
            yield f"__all__ = {opening}"
            for entry in entries:
                if self.random.random() < 0.2:
                    yield "    # what follows"
                end = comma if entry is entries[-1] else ","
                yield f"    {entry}{end}{self.random.choice(_COMMENTS)}"
            yield closing
        elif form == "hanging":
            lines = f",\n           {' ' * (opening == '(')}".join(entries)
            yield f"__all__ = {opening}{lines}{comma}{closing}"
        elif form == "packed":
            middle = len(entries) // 2
            rows = [", ".join(row) for row in (entries[:middle], entries[middle:]) if row]
            yield f"__all__ = {opening}"
            yield ",\n".join(f"    {row}" for row in rows) + comma
            yield closing
        elif form == "appended":
            yield "__all__ = []"
            yield from (f"__all__.append({entry})" for entry in entries)
        elif form == "extended":
            yield f"__all__ = [{entries[0]}]"
            yield f"__all__ += [{', '.join(entries[1:])}]" if entries[1:] else ""


def listed(code: str) -> list[str] | None:
    """The strings in the statements that make the list."""
    found = [
        node.value
        for statement in ast.parse(code).body
        if "__all__" in ast.unparse(statement)
        for node in ast.walk(statement)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return found if "__all__" in code else None


def comments(code: str) -> list[str]:
    return sorted(re.findall(r"#[^\n]*", code))


@pytest.mark.parametrize("seed", range(COUNT))
def test_all_that_is_missing_is_there(seed: int) -> None:
    drawn = Drawn(seed)
    files = drawn.files()
    result = migrated(files, {"packages": ["app"]}, include_review=True)
    before, after = (one["app/__init__.py"].decode() for one in (files, result.after))
    assert not result.result.defects
    told = {finding.new for finding in result.applied}
    manual = [one for one in result.result.findings if one.state is State.MANUAL]
    assert len(told) + len(manual) == len(drawn.missing)
    done = [name for name in drawn.missing if f"app.{name}" in told]
    old, new = listed(before), listed(after)
    if old is not None and new is not None:
        assert sorted([*old, *done]) == sorted(new)
        if old == sorted(old) and before.count("__all__") == 1:
            assert new == sorted(new)
        assert [name for name in new if name in old] == old
    # All that was there is there, in its order, comments too: lines are only added, or grow.
    kept = [line for line in comments(before) if line not in comments(after)]
    assert not kept
    again = migrated(result.after, {"packages": ["app"]}, include_review=True)
    assert again.after == result.after


@pytest.mark.parametrize("start", range(0, COUNT, 50))
def test_all_of_it_is_imported(start: int, server: Server) -> None:
    for seed in range(start, start + 25):
        drawn = Drawn(seed)
        result = migrated(drawn.files(), {"packages": ["app"]}, include_review=True)
        done = [finding.new.rpartition(".")[2] for finding in result.applied if finding.new]
        checks = [f"from app import {name}; assert {name} == {name!r}" for name in done]
        failures = server.run(result.after, [*checks, "from app import *"])
        assert not any(failures.values()), failures


def test_nothing_but_the_package_changes() -> None:
    for seed in range(20):
        files = Drawn(seed).files()
        result = migrated(files, {"packages": ["app"]})
        assert {path for path in files if files[path] != result.after[path]} <= {"app/__init__.py"}
