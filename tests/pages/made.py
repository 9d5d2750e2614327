"""Every file that is made, in part or whole, with what it has to hold."""

from collections.abc import Iterator
from pathlib import Path

from migrator.app.schema import schema_text
from tests.pages.cases import case
from tests.pages.marked import ROOT, Fillers, filled, pages
from tests.pages.picture import picture
from tests.pages.played import played
from tests.pages.tables import manifest, options, transforms

FILLERS: Fillers = {
    "snapshots": case,
    "manifest": manifest,
    "options": options,
    "transforms": transforms,
}


def made() -> Iterator[tuple[Path, str]]:
    """All of them."""
    for page in pages():
        yield page, filled(page.read_text(encoding="utf-8"), FILLERS)
    yield ROOT / "docs" / "migration.schema.json", schema_text()
    yield ROOT / "docs" / "terminal.svg", picture(played())
