"""Texts after the merge: the same words but for the names, and no link that aims at nothing."""

import random
import re
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from migrator import rewrite
from migrator.api import Source, Span, apply, in_order
from tests.transforms.merge_env_vars.data_files import SNAPSHOTS, Merge, files
from transforms.merge_env_vars.formats.prose import prose_places, read
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
CASES = sorted((SNAPSHOTS / "prose").iterdir())
_LINES = re.compile(r"(?m)^([=~-])\1+$")
_NO_PART_OF_SLUG = re.compile(r"[^a-z0-9_\- ]")


def _words(text: str, merge: Merge) -> str:
    """A text with the new names; lines below titles may have any length."""
    for old, new in merge.items():
        text = re.sub(rf"\b{old}\b", new, text)
    return _LINES.sub("=", text)


def _broken_links(text: str) -> set[str]:
    """What links of a Markdown file aim at and is not there."""
    headings = re.findall(r"(?m)^#+ (.*)$|^(.+)\n-+$", text)
    slugs = {
        _NO_PART_OF_SLUG.sub("", "".join(heading).lower()).replace(" ", "-") for heading in headings
    }
    slugs |= set(re.findall(r"(?:id|name)=\"?([\w-]+)", text))
    return set(re.findall(r"\]\(#([^)]+)\)|href=\"#([^\"]+)\"", text)) - {
        pair for slug in slugs for pair in ((slug, ""), ("", slug))
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_the_same_words(case: Path) -> None:
    merge = tomllib.loads((case / "step.toml").read_text())["merge"]
    for name, before, after in files(case):
        assert _words(after, merge) == _words(before, merge), name
        assert _broken_links(after) <= _broken_links(before), name
        if name.endswith(".xml"):
            assert _outline(after) == _outline(before)
        if name.endswith(".rst"):
            assert not _too_short(after)


def _outline(text: str) -> list[tuple[str, list[str]]]:
    """The elements of a file with their attributes."""
    root = ET.fromstring(text)  # noqa: S314 - a case of ours
    return [(node.tag, list(node.attrib)) for node in root.iter()]


def _too_short(text: str) -> list[str]:
    """The titles that are longer than the line below."""
    lines = text.splitlines()
    return [
        title
        for above, title, line in zip(["", *lines], lines, lines[1:], strict=False)
        if re.fullmatch(r"([=~-])\1{3,}", line)
        and title.strip()
        and not re.match(r"[=~+|-]", title)
        if len(line) < len(title) or (re.fullmatch(r"([=~-])\1{3,}", above) and above != line)
    ]


def _docstring(text: str, *, transition: bool = False) -> list[Place]:
    code = text.encode()
    start, end = code.index(b'"""'), code.rindex(b'"""')
    names = Names(MERGE, transition)
    return list(prose_places(Source("a.py", code), names, Span(start, end)))


def test_a_docstring_is_a_text() -> None:
    text = 'OLD_URL = """Reads OLD_URL.\n\nOLD_KEY and NEW_KEY.\n"""\nOLD_URL\n'
    found = _docstring(text)
    assert [(place.old, bool(place.edits)) for place in found] == [
        ("OLD_URL", True),
        ("OLD_KEY", False),
    ]
    edits = in_order(edit for place in found for edit in place.edits)
    assert apply(text.encode(), edits).decode() == text.replace("Reads OLD_URL", "Reads NEW_URL")
    assert not _docstring(text, transition=True)


_WORDS = (
    "OLD_URL NEW_URL OLD_KEY `OLD_URL` **OLD_KEY** OLD_URL. (OLD_KEY) $OLD_URL ${OLD_KEY:-x} "
    "docs/OLD_URL.md MY_OLD_URL OLD_URL_2 old_url é “OLD_URL” the address OLD_KEY's <OLD_URL> "
    "[OLD_URL] [OLD_URL](#old_url) deprecated"
).split()
_STARTS = ["", "", "", "# ", "- ", "1. ", "  ", "| ", "> ", "```\n", "~~~sh\n", "<!-- ", "=====\n"]


@pytest.mark.parametrize("seed", range(100))
def test_any_text_keeps_all_but_the_names(seed: int) -> None:
    draw = random.Random(seed)
    lines = [
        draw.choice(_STARTS) + " ".join(draw.choices(_WORDS, k=draw.randint(0, 4)))
        for _ in range(draw.randint(1, 12))
    ]
    text = draw.choice(["\n", "\n\n", "\r\n", "\r\n\r\n"]).join(lines)
    for path in ("a.md", "a.rst", "a.txt", "a.adoc", "a.html", "a.xml"):
        options = {"merge": MERGE, "prose": True}
        after = rewrite(text, transform="merge_env_vars", options=options, path=path).text
        assert _words(after, MERGE) == _words(text, MERGE)
        again = rewrite(after, transform="merge_env_vars", options=options, path=path).text
        assert again == after, path


def test_many_names_cost_no_time() -> None:
    text = "- OLD_URL\n\n" * 2_000 + "[" * 2_000 + "`" * 2_000 + "<" * 2_000
    for path in ("a.md", "a.rst", "a.html"):
        assert len(read(Source(path, text.encode()), Names(MERGE)).places) == 2_000
