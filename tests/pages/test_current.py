"""What is made from something else is what that gives today, and nothing is left out."""

import re
from pathlib import Path

import pytest

from migrator.core.manifest import load
from migrator.core.manifest.keys import keys
from migrator.core.manifest.models import Document
from tests.pages.made import FILLERS
from tests.pages.marked import ROOT, filled, pages, sources
from tests.pages.tables import tables
from transforms import Catalogue

MANIFEST = (ROOT / "docs" / "manifest.md").read_text()


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_page_is_current(page: Path) -> None:
    text = page.read_text()
    assert text.count("<!-- from ") == text.count("<!-- end -->") == len(sources(text))
    assert text == filled(text, FILLERS), "run `make docs`"


def test_every_table_of_a_manifest_is_described() -> None:
    told = [source for source in sources(MANIFEST) if source.startswith("manifest")]
    assert sorted(told) == sorted(f"manifest/{table}".rstrip("/") for table in tables())


@pytest.mark.parametrize("name", list(Catalogue()))
def test_every_transform_is_described(name: str) -> None:
    page = (ROOT / "docs" / "transforms" / f"{name}.md").read_text()
    for text in (MANIFEST, page):
        assert f"options/{name}" in sources(text)
    cases = [source for source in sources(page) if source.startswith(f"snapshots/{name}/")]
    assert len(cases) >= 3


def test_every_key_has_a_description_and_an_example() -> None:
    options = [key for name in Catalogue() for key in keys(Catalogue()[name])]
    for key in [*keys(Document), *options]:
        assert key.description, key.dotted
        is_shown = key.examples or key.is_table or "NAME" in key.path
        assert is_shown, key.dotted


def test_the_examples_are_a_manifest() -> None:
    text = "\n\n".join(re.findall(r"```toml\n(.*?)```", MANIFEST, re.DOTALL))
    manifest = load(text, "manifest.md", Catalogue())
    used = {step.transform for step in manifest.steps.values()}
    assert used == set(Catalogue())


def test_a_page_is_filled_between_its_marks() -> None:
    text = "a\n<!-- from kind/x -->\nold\n<!-- end -->\nb\n<!-- from kind/y -->\n<!-- end -->\n"
    made = filled(text, {"kind": str.upper})
    assert made == (
        "a\n<!-- from kind/x -->\n\nX\n\n<!-- end -->\nb\n"
        "<!-- from kind/y -->\n\nY\n\n<!-- end -->\n"
    )
    assert filled(made, {"kind": str.upper}) == made
