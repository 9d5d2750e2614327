"""``.env`` files after the merge, read by python-dotenv."""

import io
import random
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from dotenv.main import resolve_variables
from dotenv.parser import parse_stream

from migrator.api import CannotReadError, Source
from tests.transforms.merge_env_vars.migrating import ran
from transforms.merge_env_vars.formats import format_of
from transforms.merge_env_vars.formats.dotenv import read
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
CASES = sorted((Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "dotenv").iterdir())
#: What python-dotenv does not read as the other readers do, or what has no file to read.
OTHER_READERS = {
    "backticks",
    "colon_instead_of_equals_sign",
    "fallback_collapses",
    "no_setting",
    "open_quote",
    "the_last_line_goes_and_has_no_end",
}

Values = Mapping[str, str | None]


def _values(text: str, merge: Mapping[str, str]) -> Values:
    """What a file sets, where an old name is but another way to write the new one."""
    words = re.compile(rf"(?<!\w)(?:{'|'.join(merge)})(?!\w)")
    bindings = list(parse_stream(io.StringIO(text, newline="")))
    assert not any(binding.error for binding in bindings)
    pairs = (
        (merge.get(binding.key, binding.key), binding.value)
        for binding in bindings
        if binding.key is not None
    )
    renamed = (
        (key, value and words.sub(lambda word: merge[word.group()], value)) for key, value in pairs
    )
    return resolve_variables(renamed, override=True)


def _files(case: Path) -> list[tuple[str, str]]:
    found = []
    for before in sorted(path for path in (case / "before").rglob("*") if path.is_file()):
        after = case / "after" / before.relative_to(case / "before")
        now = after if after.exists() else before
        found.append(
            (before.read_bytes().decode("utf-8-sig"), now.read_bytes().decode("utf-8-sig"))
        )
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_sets_the_same_by_the_new_names(case: Path) -> None:
    merge = tomllib.loads((case / "step.toml").read_text())["merge"]
    for before, after in _files(case):
        if case.name not in OTHER_READERS:
            assert _values(after, merge) == _values(before, merge)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize(
    "text",
    [
        'OLD_URL="a\n',
        "OLD_URL='a\n",
        'OLD_URL="a"b\n',
        "A=1\nsome words\nOLD_URL=a\n",
        "=1\nOLD_URL=a\n",
        "OLD_URL=a\n<<<<<<< HEAD\n",
        "if [ -f x ]; then\n  OLD_URL=a\nfi\n",
        "'OLD_URL=a\n",
    ],
)
def test_what_is_no_dotenv_file_is_left_alone(text: str) -> None:
    with pytest.raises(CannotReadError, match=r"^line \d is no setting$"):
        read(Source(".env", text.encode()), Names(MERGE))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "OLD_URL",
        "export OLD_URL",
        "OLD_URL =  a b # c",
        "OLD_URL='it\\'s' # c",
        'OLD_URL="a\nb"# c\nX=1',
        'OLD_URL=a\'b\nX="y"',
        "OLD_URL=`a\nX=`",
        "OLD_URL==x\r\nX:=y\r\n",
        "\tOLD_URL=x\n \n # c\n",
        'OLD_URL={"a": 1}\nX=a=b=c',
    ],
)
def test_what_others_read_is_read(text: str) -> None:
    after, result = ran({".env": text.encode()}, {"merge": MERGE})
    assert not result.unreadable
    assert not result.defects
    assert after[".env"] == text.replace("OLD_URL", "NEW_URL").encode()


def test_an_encoding_of_one_byte_a_character() -> None:
    after, _result = ran({".env": "OLD_URL=é\n".encode("latin-1")}, {"merge": MERGE})
    assert after[".env"] == "NEW_URL=é\n".encode("latin-1")


def test_no_value_is_told() -> None:
    text = 'OLD_URL="hidden" # hidden\nNEW_URL=hidden2\nX="${OLD_URL:-hidden} OLD_KEY hidden"\n'
    _after, result = ran({".env": text.encode()}, {"merge": MERGE})
    assert result.findings
    for finding in result.findings:
        assert "hidden" not in f"{finding.message}{finding.reason}{finding.excerpt}"


NAMES = ["OLD_URL", "NEW_URL", "OLD_KEY", "NEW_KEY", "PORT", "MY_OLD_URL"]


def _drawn(draw: random.Random) -> str:
    """A file of random entries."""
    lines = []
    for _ in range(draw.randint(1, 8)):
        other = draw.choice(NAMES)
        value = draw.choice(
            [
                "a",
                "a",
                "b",
                "",
                f"${{{other}}}",
                f"${{{other}}}",
                f"x/${{{other}}}/y",
                f"${{{other}:-a}}",
            ]
        )
        quote = draw.choice(["", "", '"'])
        entry = draw.choice(["", "export "]) + f"{draw.choice(NAMES)}={quote}{value}{quote}"
        lines += draw.choice(
            [
                [entry],
                [entry],
                [entry + " # OLD_URL"],
                ["# about OLD_URL", entry],
                ["", entry],
                [entry, ""],
            ]
        )
    return "\n".join(lines) + draw.choice(["", "\n"])


@pytest.mark.parametrize("seed", range(8))
def test_random_files_set_the_same(seed: int) -> None:
    draw = random.Random(seed)
    changed = 0
    for _ in range(25):
        text = _drawn(draw)
        newline = draw.choice(["\n", "\r\n"])
        before = text.replace("\n", newline)
        files = {".env": before.encode()}
        after, result = ran(files, {"merge": MERGE}, include_review=False)
        assert not result.defects, text
        assert not result.unreadable
        now = after[".env"].decode()
        assert _values(now, MERGE) == _values(before, MERGE), text
        assert ran(after, {"merge": MERGE}, include_review=False)[0] == after
        changed += now != before
    assert changed >= 8


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (".env", "dotenv"),
        ("deploy/.env.production.local", "dotenv"),
        ("deploy/production.env", "dotenv"),
        ("env.example", "dotenv"),
        (".env.json", "json_text"),
        (".env.yml", "yaml"),
        (".env.sh", "shell"),
        (".env.d.ts", "script"),
        (".env.patch", None),
    ],
)
def test_which_files_are_dotenv_files(path: str, name: str | None) -> None:
    found = format_of(path, b"")
    assert (found and found.name) == name
