"""Python after the merge: it says the same by the new names, and nothing else is touched."""

import io
import random
import re
import tokenize
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from migrator.core.findings import State
from tests.transforms.merge_env_vars.migrating import ran

CASES = sorted((Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "python").iterdir())
#: A string of them changes by more than a name, or goes: a reference in it collapses, its value
#: is written in another way beside it, it holds an expression that falls back, or a statement goes.
OTHER_STRINGS = {
    "after_a_transition",
    "commands_in_strings",
    "equal_values_written_differently",
    "fallback_inside_of_more",
    "handed_over",
    "values_of_several_lines",
}
_LAYOUT = {tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}


def _renamed(text: str, merge: Mapping[str, str]) -> str:
    old = re.compile(rf"(?<![A-Za-z0-9_])(?:{'|'.join(merge)})(?![A-Za-z0-9_])")
    return old.sub(lambda word: merge[word.group()], text)


def _tokens(text: str, merge: Mapping[str, str]) -> list[str]:
    """What a text is made of, where an old name is but another way to write the new one."""
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return [_renamed(token.string, merge) for token in tokens if token.type not in _LAYOUT]


def _strings(tokens: Iterable[str]) -> set[str]:
    return {one for one in tokens if one.endswith(("'", '"'))}


def _results(*, transition: bool) -> Iterator[tuple[str, Mapping[str, str], str, str]]:
    for case in CASES:
        manifest = tomllib.loads((case / "step.toml").read_text())
        if manifest.get("transition", False) is transition:
            for after in sorted((case / "after").rglob("*.py*")):
                before = case / "before" / after.relative_to(case / "after")
                yield case.name, manifest["merge"], before.read_text(), after.read_text()


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 90


@pytest.mark.parametrize(
    ("name", "merge", "before", "after"),
    [pytest.param(*one, id=one[0]) for one in _results(transition=False)],
)
def test_all_that_is_there_was_there(
    name: str, merge: Mapping[str, str], before: str, after: str
) -> None:
    was, now = _tokens(before, merge), _tokens(after, merge)
    if name in OTHER_STRINGS:
        was, now = ([one for one in some if one not in _strings(some)] for some in (was, now))
    assert _strings(was) == _strings(now)
    rest = iter(was)
    # What stands for a block that would be empty, and what makes a tuple, may be written anew.
    assert all(one in {"pass", ","} or one in rest for one in now)


@pytest.mark.parametrize(
    ("name", "merge", "before", "after"),
    [pytest.param(*one, id=one[0]) for one in _results(transition=True)],
)
def test_while_reads_fall_back_nothing_goes(
    name: str, merge: Mapping[str, str], before: str, after: str
) -> None:
    # Up to Python 3.11 an f-string is one token, with all that is put in.
    was, now = (
        [one for one in _tokens(text, {"no such name": ""}) if not one.startswith('f"')]
        for text in (before, after)
    )
    rest = iter(now)
    assert all(one in rest for one in was)


BROKEN = [
    b'url = env["OLD_URL"\n',
    b"if x:\nOLD_URL = 1\n",
    b'url = "OLD_URL\n',
    b"OLD_URL\0\n",
    b"# -*- coding: utf-8 -*-\n# OLD_URL \xff\n",
    b"# -*- coding: no-such -*-\nOLD_URL\n",
    b"(" * 3000 + b"OLD_URL" + b")" * 3000,
]


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_file_is_told_and_stays(code: bytes) -> None:
    files = {"app/settings.py": code}
    after, result = ran(files, {"merge": {"OLD_URL": "NEW_URL"}})
    assert after == files
    assert [one.path for one in result.unreadable] == ["app/settings.py"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (
            b'\xef\xbb\xbfurl = env["OLD_URL"]\r\n',
            b'\xef\xbb\xbfurl = env["NEW_URL"]\r\n',
        ),
        (
            b'# coding: latin-1\n\xe9 = {"NEW_URL": "\xe9", "OLD_URL": "\xe9"}',
            b'# coding: latin-1\n\xe9 = {"NEW_URL": "\xe9"}',
        ),
        (
            b'#!/usr/bin/env python\nenv["OLD_URL"]\x0c\n',
            b'#!/usr/bin/env python\nenv["NEW_URL"]\x0c\n',
        ),
        (b'x = 1\renv["OLD_URL"]\r', b'x = 1\renv["NEW_URL"]\r'),
    ],
)
def test_bytes_that_are_not_the_name_stay(code: bytes, expected: bytes) -> None:
    after, _result = ran({"app/settings.py": code}, {"merge": {"OLD_URL": "NEW_URL"}})
    assert after["app/settings.py"] == expected


def test_a_value_is_never_told() -> None:
    code = "\n".join(
        [
            'first = env.get("OLD_URL", "s3cret") or env.get("NEW_URL", "s3cret")',
            'ENV = {"OLD_URL": "s3cret", "NEW_URL": "s3cret2", "A": env["OLD_URL"]}',
            'LIST = ["OLD_URL=s3cret", f"NEW_URL={s3cret}"]',
            'os.environ["OLD_URL"] = "s3cret"; os.environ["NEW_URL"] = s3cret',
            'login("s3cret", "OLD_URL", x="OLD_URL")',
            'login("s3cret").get("OLD_URL", "s3cret")',
            'ask(OLD_URL="s3cret")',
            'text = "OLD_URL=s3cret $OLD_URL ${OLD_URL:-s3cret}"',
            'assert env.get("OLD_URL", "s3cret") == "s3cret"',
            "",
        ]
    )
    files = {"app/settings.py": code.encode()}
    _after, result = ran(files, {"merge": {"OLD_URL": "NEW_URL"}})
    told = [text for one in result.findings for text in (one.message, one.reason, one.excerpt)]
    assert len(told) > 30
    assert not [text for text in told if "s3cret" in text]


@pytest.mark.parametrize("seed", range(40))
def test_places_of_all_kinds_at_once(seed: int) -> None:
    """Whatever stands beside what: it comes out well-formed, and a second run changes nothing."""
    chance = random.Random(seed)
    befores = [before for _name, merge, before, _after in _results(transition=False)]
    code = "\n".join(chance.sample(befores, 6))
    options = {"merge": {"OLD_URL": "NEW_URL", "OLDER_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}}
    files = {"app/settings.py": code.replace("from __future__", "#").encode()}
    after, result = ran(files, options, include_review=False)
    assert not result.defects
    again, second = ran(after, options, include_review=False)
    assert again == after
    assert not [one for one in second.findings if one.state is State.APPLIED]
