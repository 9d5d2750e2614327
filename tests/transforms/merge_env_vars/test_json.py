"""JSON after the merge, read by the standard library."""

import json
import random
import re
import tomllib
from pathlib import Path

import pytest

from migrator.api import CannotReadError, Source
from tests.transforms.merge_env_vars.data_files import (
    SNAPSHOTS,
    Members,
    Merge,
    content,
    files,
    merged,
)
from transforms.merge_env_vars.formats.json_text import read
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
CASES = sorted((SNAPSHOTS / "json").iterdir())


def _without_comments(text: str) -> str:
    """A text without comments and commas at an end, byte by byte."""
    kept: list[str] = []
    at, is_string = 0, False
    while at < len(text):
        if is_string and text[at] == "\\":
            kept.append(text[at : at + 2])
            at += 2
        elif not is_string and text.startswith("//", at):
            at = text.find("\n", at) if "\n" in text[at:] else len(text)
        elif not is_string and text.startswith("/*", at):
            at = text.index("*/", at) + 2
        else:
            is_string ^= text[at] == '"'
            if not is_string and text[at] in "]}":
                while kept and (kept[-1].isspace() or kept[-1] == ","):
                    if kept.pop() == ",":
                        break
            kept.append(text[at])
            at += 1
    return "".join(kept)


def _content(text: str, merge: Merge = MERGE) -> object:
    return content(json.loads(_without_comments(text), object_pairs_hook=Members), merge)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_the_same_by_the_new_name(case: Path) -> None:
    step = tomllib.loads((case / "step.toml").read_text())
    for name, before, after in files(case):
        if case.name == "no_json":
            assert before == after
        else:
            assert _content(after, step["merge"]) == _content(before, step["merge"]), name


@pytest.mark.parametrize(
    "text",
    [
        "{OLD_URL: 1}",
        '{"OLD_URL": 1,, "a": 2}',
        '{,"OLD_URL": 1}',
        '["OLD_URL"] ["x"]',
        '["OLD_URL" "x"]',
        '["OLD_URL\n"]',
        '["OLD_URL"',
        '["OLD_URL"] /* no end',
        '["OLD_URL"] // \n x',
        '["OLD_URL"] # x',
        "OLD_URL",
        '"OLD_URL',
        '["OLD_URL", 01]',
        "{{ OLD_URL }}",
        '{"a": "OLD_URL\\x"}',
        '["\tOLD_URL"]',
    ],
)
def test_what_is_no_json_is_not_read(text: str) -> None:
    with pytest.raises(CannotReadError, match=r"line \d is no json"):
        read(Source("a.json", text.encode()), Names(MERGE))


def test_a_word_that_nobody_ends_costs_no_time() -> None:
    for text in ('"' + "a" * 100_000, "/*" * 50_000, "[" + "/**/" * 50_000, "[," * 50_000):
        with pytest.raises(CannotReadError):
            read(Source("a.json", f"OLD_URL {text}".encode()), Names(MERGE))


def test_other_strings_keep_every_byte() -> None:
    text = (
        '\ufeff{"\\u00e9 \\ud83d\\ude00 é": "OLD_URL\\/", "b": "$OLD_URL \\" \\\\ é",\t"c" :1.50}'
    )
    found = merged(text[1:], "a.json", MERGE)
    assert found == text[1:].replace("$OLD_URL", "$NEW_URL")


_KEYS = ["OLD_URL", "NEW_URL", "OLD_KEY", "NEW_KEY", "MY_OLD_URL", "OLD_URL_2", "a", "b"]
_TEXTS = ["x", "y", "$OLD_URL", "${NEW_URL}", "${OLD_URL:-$NEW_URL}", "OLD_URL", "NEW_KEY", 'é\\"']


def _object(draw: random.Random, depth: int) -> str:
    """An object or a list in some layout."""
    gap = draw.choice(["", " ", "\n  ", "\r\n\t"])
    is_list = draw.random() < 0.4
    keys = draw.sample(_KEYS, draw.randint(0, len(_KEYS)))
    items = []
    for key in keys:
        value = json.dumps(draw.choice(_TEXTS), ensure_ascii=draw.random() < 0.5)
        if "OLD_URL" in value and key in {"OLD_URL", "NEW_URL"}:
            value = '"z"'  # what repeats what repeats itself is another thing
        if depth and draw.random() < 0.3:
            value = _object(draw, depth - 1)
        name = key if draw.random() < 0.7 else f"{key}={draw.choice('xy')}"
        member = f'"{key}":{draw.choice(["", " "])}{value}'
        pair = f'{{"name": "{key}", "value": {value}}}'
        item = draw.choice([f'"{name}"', pair, value]) if is_list else member
        note = draw.choice(["", "", "", f"/* {key} */", "// why" + (gap if "\n" in gap else "\n")])
        items.append(note + item)
    end = draw.choice(["", "", ",", " // end\n"]) if items else ""
    inner = f"{draw.choice(['', ' '])},{gap}".join(items)
    return f"{'[' if is_list else '{'}{gap}{inner}{end}{gap}{']' if is_list else '}'}"


@pytest.mark.parametrize("seed", range(150))
def test_any_file_stays_whole(seed: int) -> None:
    draw = random.Random(seed)
    text = _object(draw, 2)
    after = merged(text, "a.jsonc", MERGE)
    assert merged(after, "a.jsonc", MERGE) == after
    before_words, after_words = (
        sorted(set(re.findall(r"MY_OLD_URL|OLD_URL_2", one))) for one in (text, after)
    )
    assert after_words == before_words
    assert _keys(json.loads(_without_comments(after))) <= _keys(json.loads(_without_comments(text)))
    assert _content(after) == _content(text), text


def _keys(value: object) -> set[str]:
    """All keys but the merged ones, wherever they are."""
    found: set[str] = set()
    for one in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        found |= _keys(one)
    return found | ((set(value) - {"NEW_URL", "NEW_KEY"}) if isinstance(value, dict) else set())
