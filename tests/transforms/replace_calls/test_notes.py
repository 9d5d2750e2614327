"""What is said of callables that nobody knows."""

import pytest

from tests.transforms.replace_calls.migrating import migrated, step

FILES = {
    "app/__init__.py": b"",
    "app/hub.py": b"def open_hub(): ...\ndef open_new(): ...\n",
    "src/chat/__init__.py": b"def open_chat(): ...\n",
}


@pytest.mark.parametrize(
    ("old", "new", "notes"),
    [
        ("app.hub.open_hub", "app.hub.open_new", ()),
        (
            "app.hub.open_hup",
            "app.hub.open_new",
            ("there is no `app.hub.open_hup`: did you mean `app.hub.open_hub`?",),
        ),
        (
            "chat.open_chat",
            "app.hub.open_new",
            ('chat is in src, which is no source root: say roots = ["src"]',),
        ),
        (
            "nope.make",
            "app.hub.open_new",
            ("nope is not installed here: `nope.make` is known by its imports only",),
        ),
        (
            "app.hub.open_hub",
            "nope.make",
            ("nope is not installed here: what is moved to it is taken on trust",),
        ),
    ],
)
def test_what_is_not_known_is_told(old: str, new: str, notes: tuple[str, ...]) -> None:
    _after, results = migrated(FILES, [step({old: {"to": new}})])
    assert results[0].notes == notes
