"""What is said of factories that nobody knows."""

import pytest

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment
from transforms import Catalogue

FILES = {
    "app/__init__.py": b"",
    "app/hub.py": b"def open_hub(): ...\n",
    "src/chat/__init__.py": b"def open_chat(): ...\n",
}


@pytest.mark.parametrize(
    ("factory", "note"),
    [
        ("app.hub.open_hub", None),
        ("app.hub.open_hup", "there is no `app.hub.open_hup`: did you mean `app.hub.open_hub`?"),
        ("chat.open_chat", 'chat is in src, which is no source root: say roots = ["src"]'),
        ("nope.make", "nope is not installed here: `nope.make` is known by its imports only"),
    ],
)
def test_a_mistake_is_told(factory: str, note: str | None) -> None:
    transform = Catalogue().transform("extract_fixtures")
    step = Step("hubs", transform, transform.options(factories=[factory]))
    engine = Engine(Layout(FILES), lambda _path: True, NoEnvironment(), Serial())
    result = engine.run(step, Overlay(MemoryTree(FILES)), lambda _path: True)
    assert result.notes == ((note,) if note else ())
