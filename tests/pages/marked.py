"""Pages with places between marks, and what is to stand there."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
_PLACE = re.compile(r"(<!-- from (.+?) -->\n).*?(<!-- end -->)", re.DOTALL)

#: By the first part of a source: what makes a text of the rest.
Fillers = Mapping[str, Callable[[str], str]]


def pages() -> list[Path]:
    """All pages that may hold such places."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def sources(text: str) -> list[str]:
    """What the places of a page are made from."""
    return [place[2] for place in _PLACE.finditer(text)]


def filled(text: str, fillers: Fillers) -> str:
    """A page with every place made anew."""

    def made(place: re.Match[str]) -> str:
        kind, _slash, rest = place[2].partition("/")
        return f"{place[1]}\n{fillers[kind](rest).strip()}\n\n{place[3]}"

    return _PLACE.sub(made, text)
