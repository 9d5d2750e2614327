"""One Python file of the synthetic project, put together of blocks and of what it must hold."""

from itertools import pairwise
from random import Random

from . import words
from .blocks import HOLE, Stock, imports_for
from .forms import Passage
from .project import Module

_SIZES = (
    (0.00, 300),
    (0.10, 2_000),
    (0.25, 5_200),
    (0.50, 11_900),
    (0.75, 23_500),
    (0.90, 39_000),
    (0.98, 82_000),
    (0.995, 139_000),
    (1.00, 380_000),
)
"""How large files are: a share of them and the size that it does not exceed, as in real code."""

_ANCHOR = '''\
class {Stem}:
    """{sentence}"""

    def __init__(self, name, parent=None):
        self.name = name
        self.parent = parent

    def __repr__(self):
        return f"{Stem}({{self.name!r}})"


def build_{stem}(name="{noun}", parent=None):
    """{other}"""
    return {Stem}(name, parent)
'''


def size(draw: Random) -> int:
    """The size in bytes of one file of an ordinary repository."""
    at = draw.random()
    for (low, least), (high, most) in pairwise(_SIZES):
        if at <= high:
            return least + int((at - low) / (high - low) * (most - least))
    return _SIZES[-1][1]


def package(draw: Random, module: Module) -> str:
    """The text of an `__init__.py`."""
    if draw.random() < 0.2:
        return ""
    text = f'"""{words.sentence(draw)}"""\n'
    if draw.random() < 0.4:
        names = ", ".join(f'"{words.camel(words.thing(draw))}"' for _ in range(3))
        text += f"\nLABELS = ({names})\nHOME = {module.dotted!r}\n"
    return text


def module(
    draw: Random,
    this: Module,
    others: list[Module],
    stock: Stock,
    passages: list[Passage],
) -> str:
    """The text of a module: its head, its own class, blocks, and the passages among them."""
    pool = stock.tests if this.is_test else stock.source
    room = size(draw)
    bodies = [] if this.is_test else [_anchor(draw, this)]
    wanted: set[str] = set()
    start, stride = draw.randrange(len(pool)), draw.choice((1, 7, 11, 13, 17, 19, 23))
    for number in range(len(pool)):
        if room <= 0:
            break
        block = pool[(start + number * stride) % len(pool)]
        bodies.append(block.text)
        wanted |= block.imports
        room -= len(block.text)
    for passage in passages:
        if passage.body:
            bodies.insert(draw.randrange(len(bodies) + 1), passage.body + "\n")
            wanted |= imports_for(passage.body)
        wanted |= imports_for(passage.imports)
    imports, related = _project_imports(draw, others)
    if related:
        bodies.insert(0, related)
    head = _head(draw, wanted, imports + [p.imports for p in passages if p.imports])
    text = head + "\n\n" + "\n\n".join(bodies)
    return text.replace(HOLE, draw.choice(words.NOUNS))


def _anchor(draw: Random, this: Module) -> str:
    return _ANCHOR.format(
        Stem=words.camel(this.stem),
        stem=this.stem,
        sentence=words.sentence(draw),
        other=words.sentence(draw),
        noun=draw.choice(words.NOUNS),
    )


def _head(draw: Random, wanted: set[str], project: list[str]) -> str:
    """The docstring and the imports, those of the standard library first, and the logger."""
    lines = []
    if draw.random() < 0.8:
        lines += [f'"""{words.sentence(draw)}"""', ""]
    if draw.random() < 0.3:
        lines += ["from __future__ import annotations", ""]
    strangers = sorted(line for line in wanted if "pytest" in line or "fastapi" in line)
    standard = sorted(wanted.difference(strangers))
    for group in (standard, strangers, project):
        if group:
            lines += [*group, ""]
    if "import logging" in wanted:
        lines.append("logger = logging.getLogger(__name__)")
    if draw.random() < 0.04:
        lines.append("# naïve, but fast enough: see the résumé of the café project")
    return "\n".join(lines).rstrip("\n") + "\n"


def _project_imports(draw: Random, others: list[Module]) -> tuple[list[str], str]:
    """Imports of what other modules of the project define, and a table that uses them."""
    lines = []
    used = []
    chosen = draw.sample(others, min(len(others), draw.randrange(7)))
    for other in {other.stem: other for other in chosen}.values():
        name, builder = words.camel(other.stem), f"build_{other.stem}"
        line, use = draw.choice(
            (
                (f"from {other.dotted} import {name}", name),
                (f"from {other.dotted} import {builder}", builder),
                (f"from {other.dotted} import {name}, {builder}", f"({name}, {builder})"),
                (f"from {other.dotted} import (\n    {name},\n    {builder},\n)", f"{builder}()"),
                (f"from {other.dotted} import {name} as Other{name}", f"Other{name}"),
                (f"import {other.dotted}", f"{other.dotted}.{name}"),
            )
        )
        lines.append(line)
        used.append(f'    "{other.stem}": {use},\n')
    return sorted(lines), f"RELATED = {{\n{''.join(used)}}}\n" if used else ""
