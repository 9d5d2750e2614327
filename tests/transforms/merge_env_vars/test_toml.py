"""TOML after the merge, read by the standard library."""

import random
import sys
import tomllib
from itertools import count
from pathlib import Path

import pytest

from migrator.api import CannotReadError, Source
from tests.transforms.merge_env_vars.data_files import SNAPSHOTS, Merge, content, files, merged
from transforms.merge_env_vars.formats.toml import read
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
CASES = sorted((SNAPSHOTS / "toml").iterdir())


def _content(text: str, merge: Merge = MERGE) -> object:
    return content(tomllib.loads(text), merge)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_the_same_by_the_new_name(case: Path) -> None:
    step = tomllib.loads((case / "step.toml").read_text())
    for name, before, after in files(case):
        if case.name == "no_toml":
            assert before == after
        else:
            assert _content(after, step["merge"]) == _content(before, step["merge"]), name


@pytest.mark.parametrize(
    "text",
    [
        'OLD_URL = "a',
        "OLD_URL = ",
        "OLD_URL = a",
        "OLD_URL = 1\nOLD_URL = 2",
        "OLD_URL = 1\n[OLD_URL]",
        "x = { OLD_URL = 1, }",
        "x = { OLD_URL = 1\n}",
        "[OLD_URL",
        "[a]\n[a]\nOLD_URL = 1",
        "OLD_URL = 2024-13-01",
        "OLD_URL = 1 x = 2",
        'x = "\\q OLD_URL"',
        "OLD_URL",
        "x = '''OLD_URL",
        "x = 1\rOLD_URL = 1",
        "OLD_URL = 01",
    ],
)
def test_what_is_no_toml_is_not_read(text: str) -> None:
    with pytest.raises(CannotReadError, match=r"line \d is no toml"):
        read(Source("a.toml", text.encode()), Names(MERGE))


#: Files that come with Python, and are good and bad on purpose.
_SAMPLES = sorted(Path(tomllib.__file__).parent.parent.glob("test/test_tomllib/data/**/*.toml"))


@pytest.mark.skipif(not _SAMPLES, reason="this Python comes without its tests")
def test_what_the_standard_library_takes_is_read() -> None:
    for path in _SAMPLES:
        data = path.read_bytes()
        try:
            tomllib.loads(data.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            continue
        try:
            read(Source(path.name, data), Names(MERGE))
        except CannotReadError as error:
            raise AssertionError(path) from error


_KEYS = ["OLD_URL", "NEW_URL", "OLD_KEY", "NEW_KEY", "MY_OLD_URL", "OLD_URL_2", "a", "b"]
_STRINGS = [
    '"x"',
    "'x'",
    '"""\nx"""',
    "'''y'''",
    '"a $OLD_URL"',
    '"${OLD_KEY:-$NEW_KEY}"',
    '"\\u0078"',
]


def _value(draw: random.Random, depth: int, *, one_line: bool) -> str:
    kind = draw.random()
    if depth and kind < 0.25:
        gap = "" if one_line else draw.choice(["", "\n  ", " # why\n  "])
        items = [_item(draw, depth - 1, one_line=one_line) for _ in range(draw.randint(0, 5))]
        end = draw.choice(["", ","]) if items else ""
        return f"[{gap}{f',{gap}'.join(items)}{end}{gap}]"
    if depth and kind < 0.5:
        return _inline(draw, depth - 1)
    strings = [one for one in _STRINGS if not one_line or "\n" not in one]
    return draw.choice([*strings, "1", "1.50", "true", "2024-01-01"])


def _item(draw: random.Random, depth: int, *, one_line: bool) -> str:
    key = draw.choice(_KEYS)
    kinds = [f'"{key}"', f"'{key}=x'", f'{{name = "{key}", value = "x"}}']
    return draw.choice([*kinds, _value(draw, depth, one_line=one_line)])


def _inline(draw: random.Random, depth: int) -> str:
    pairs = _pairs(draw, depth, one_line=True)
    gap = draw.choice(["", " "])
    return f"{{{gap}{f',{gap}'.join(pairs)}{gap}}}"


def _pairs(draw: random.Random, depth: int, *, one_line: bool = False) -> list[str]:
    keys = draw.sample(_KEYS, draw.randint(0, len(_KEYS)))
    found = []
    for key in keys:
        name = draw.choice([key, key, f'"{key}"', f"'{key}'", f"{key}.{draw.choice(_KEYS)}"])
        value = _value(draw, depth, one_line=one_line)
        found.append(f"{name}{draw.choice([' = ', '='])}{value}")
    return found


def _document(draw: random.Random) -> str:
    """A file of a few tables in some layout."""
    lines: list[str] = []
    for table in [
        "",
        *draw.sample(["[t]", "[[l]]", "[t.u]", "[[l]]", "[t.OLD_URL]", "[t.NEW_URL]"], 4),
    ]:
        lines += [table] if table else []
        for pair in _pairs(draw, 2):
            comment = draw.choice(["", "", "# OLD_URL\n", "# why\n", "\n"])
            lines.append(f"{comment}{pair}{draw.choice(['', '', ' # OLD_KEY'])}")
    text = "\n".join(lines) + draw.choice(["", "\n"])
    return text if draw.random() < 0.7 else text.replace("\n", "\r\n")


def _is_toml(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


@pytest.mark.parametrize("seed", range(80))
def test_any_file_stays_whole(seed: int) -> None:
    draw = random.Random(seed)
    text = next(filter(_is_toml, (_document(draw) for _ in count())))
    after = merged(text, "a.toml", MERGE)
    assert _content(after) == _content(text), text
    assert merged(after, "a.toml", MERGE) == after
    assert after.count("\r\n") == (after.count("\n") if "\r\n" in text else 0)


def test_a_deep_file_is_told() -> None:
    text = "OLD_URL = " + "[" * sys.getrecursionlimit() + "]" * sys.getrecursionlimit()
    with pytest.raises((CannotReadError, RecursionError)):
        read(Source("a.toml", text.encode()), Names(MERGE))
