"""Which words of a text are meant as names."""

import pytest

from migrator.core.names import Span
from migrator.core.words_in_text import dotted_at, is_only_a_word


def _span(text: str, word: str) -> tuple[bytes, Span]:
    start = text.index(word)
    return text.encode(), Span(start, start + len(word))


@pytest.mark.parametrize(
    "text",
    [
        "a store of values",
        "# Store it",
        "it is the store.",
        "store: yes",
        "'store the values'",
        "the store's door",
        "Store",
    ],
)
def test_a_word_of_everyday_language_may_mean_anything(text: str) -> None:
    word = "Store" if "Store" in text else "store"
    assert is_only_a_word(*_span(text, word))


@pytest.mark.parametrize(
    "text",
    [
        "see app.store",
        "`store` holds it",
        "call store() first",
        "store[key]",
        "store.get",
        'action="store"',
        "app/store.py",
        "app:store",
        "@store",
    ],
)
def test_a_word_that_is_marked_as_a_name_is_one(text: str) -> None:
    assert not is_only_a_word(*_span(text, "store"))


@pytest.mark.parametrize("word", ["make_store", "StoreKey", "STORE", "store2", "_store", "S"])
def test_what_no_language_has_is_a_name(word: str) -> None:
    assert not is_only_a_word(*_span(f"the {word} of values", word))


@pytest.mark.parametrize(
    ("text", "dotted"),
    [
        ("see app.ws.store now", "app.ws.store"),
        ("run = app.ws:store", "app.ws.store"),
        (":func:`.store`", "store"),
        ("a store", "store"),
        ("app.store.deep", "app.store"),
        (">>> from app.ws import (make, store)", "app.ws.store"),
        ("from app.ws import make\nstore()", "store"),
        ("from app import ws; ws.store", "ws.store"),
    ],
)
def test_a_dotted_name_ends_with_its_word(text: str, dotted: str) -> None:
    assert dotted_at(*_span(text, "store")) == dotted
