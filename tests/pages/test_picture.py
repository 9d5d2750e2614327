"""The picture of the terminal is what the commands print today, and asks nobody for anything."""

from xml.etree import ElementTree as ET

from tests.pages.marked import ROOT
from tests.pages.picture import picture
from tests.pages.played import played

PICTURE = (ROOT / "docs" / "terminal.svg").read_text(encoding="utf-8")


def test_it_is_current() -> None:
    assert picture(played()) == PICTURE, "run `make docs`"


def test_nothing_is_cut_off_or_loaded_from_elsewhere() -> None:
    assert len(PICTURE) < 40_000
    assert PICTURE.count("http") == 1  # the name of the format
    svg = ET.fromstring(PICTURE)  # noqa: S314 - our own
    _x, _y, width, _height = map(float, (svg.get("viewBox") or "").split())
    texts = list(svg.iter("{http://www.w3.org/2000/svg}text"))
    assert len(texts) > 40
    for text in texts:
        assert float(text.get("x") or 0) + float(text.get("textLength") or 0) < width
