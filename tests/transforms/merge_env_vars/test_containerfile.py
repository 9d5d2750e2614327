"""Dockerfiles after the merge, carried out by other code than the one that merges."""

import random
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from migrator.api import CannotReadError, Source, Span
from tests.transforms.merge_env_vars.containerfile_build import commands, replaced, split
from tests.transforms.merge_env_vars.migrating import ran
from transforms.merge_env_vars.formats import format_of
from transforms.merge_env_vars.formats.containerfile import read
from transforms.merge_env_vars.formats.containerfile.instructions import instructions
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
GIVEN: list[Mapping[str, str]] = [{}, {"NEW_URL": "given", "NEW_KEY": "key"}]
CASES = sorted(
    (Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "containerfile").iterdir()
)
#: What dockerfile-parse does not read, or what a person has agreed to change.
NOT_COMPARED = {
    "argument_hidden_reviewed",
    "documents",
    "equal_for_one_command",
    "ill_formed",
    "transition_with_arguments",
    "unknown_instruction",
    "windows",
}


def _files(case: Path) -> list[tuple[str, str]]:
    found = []
    for before in sorted(path for path in (case / "before").rglob("*") if path.is_file()):
        after = case / "after" / before.relative_to(case / "before")
        now = after if after.exists() else before
        found.append((before.read_text(), now.read_text()))
    return found


def _carried_out(
    text: str, merge: Mapping[str, str], given: Mapping[str, str]
) -> list[tuple[str, str, Mapping[str, str]]]:
    """What is done, with new names in texts; what is set to nothing counts as not set."""
    words = re.compile(rf"(?<!\w)(?:{'|'.join(merge)})(?!\w)")
    return [
        (
            keyword,
            words.sub(lambda word: merge[word.group()], line),
            {name: value for name, value in seen.items() if value},
        )
        for keyword, line, seen in commands(text, merge, given)
    ]


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name not in NOT_COMPARED], ids=lambda case: case.name
)
def test_the_commands_of_a_case_see_the_same(case: Path) -> None:
    merge = tomllib.loads((case / "step.toml").read_text())["merge"]
    for before, after in _files(case):
        for given in GIVEN:
            was, now = (_carried_out(text, merge, given) for text in (before, after))
            assert now == was


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 45


def test_what_the_other_code_makes_of_texts() -> None:
    seen = {"A": "a", "B": ""}
    assert replaced("$A${A}x$B${C:-${A}c}", seen) == "aaxac"
    assert replaced("'$A' \"$A\" \\$A", seen) == "$A a $A"
    assert replaced("${B:-x}${B-x}${A:+y}${C+y}", seen) == "xy"
    assert split('A=1  B="x y" C=a\\ b') == ["A=1", 'B="x y"', "C=a\\ b"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("FROM a\nENV OLD_URL\n", "line 2 is no ENV"),
        ("FROM a\nENV OLD_URL=1 B\n", "line 2 is no ENV"),
        ('FROM a\nENV OLD_URL="1\n', "line 2 is no ENV"),
        ("FROM a\nARG OLD_URL='1\n", "line 2 is no ARG"),
        ("FROM a\nOLD_URL=1\n", "line 2 is no instruction"),
        ("FROM a\n\nRUN <<A cat <<B\n$OLD_URL\nA\n", "line 3 opens a document that never ends"),
        ("FROM\nENV OLD_URL=1\n", "line 1 starts no stage"),
        ("# escape=x\nFROM a\nENV OLD_URL=1\n", "line 1 has an escape that is none"),
        ("FROM a\nRUN x \\\n\n# c\n\nand OLD_URL\nENVY\n", "line 7 is no instruction"),
        ("<<<<<<< HEAD\nENV OLD_URL=1\n", "line 1 is no instruction"),
    ],
)
def test_what_docker_would_not_build_is_left_alone(text: str, message: str) -> None:
    with pytest.raises(CannotReadError) as caught:
        read(Source("Dockerfile", text.encode()), Names(MERGE))
    assert str(caught.value) == message


def test_no_value_is_told() -> None:
    text = (
        "FROM a\nARG OLD_URL=hidden\nENV NEW_URL=hidden2 OLD_URL=hidden3\n"
        "RUN OLD_KEY=hidden x ${OLD_URL:-hidden}\nLABEL OLD_KEY=hidden\n"
    )
    _after, result = ran({"Dockerfile": text.encode()}, {"merge": MERGE})
    assert len(result.findings) >= 5
    for finding in result.findings:
        assert "hidden" not in f"{finding.message}{finding.reason}{finding.excerpt}"


NAMES = ["OLD_URL", "NEW_URL", "OLD_KEY", "NEW_KEY", "PORT"]
NEW = frozenset(MERGE.values())


def _value(draw: random.Random) -> str:
    other = draw.choice(NAMES)
    value = draw.choice(["a", "a", "a", "b", f"${other}", f"${{{other}}}", f"x/${other}"])
    quote = draw.choice(["", "", '"'])
    return f"{quote}{value}{quote}"


def _pairs(draw: random.Random) -> str:
    gaps = [" ", " ", " \\\n    ", " \\\n    # about OLD_URL\n    ", " \\\n# of all\n  "]
    words = [f"{name}={_value(draw)}" for name in draw.sample(NAMES, draw.randint(1, 4))]
    text = words[0]
    for word in words[1:]:
        text += draw.choice(gaps) + word
    return draw.choice(["ENV ", "ENV ", "ENV \\\n  "]) + text


def _instruction(draw: random.Random) -> str:
    name = draw.choice(NAMES)
    kind = draw.random()
    if kind < 0.45:
        return _pairs(draw)
    if kind < 0.6:
        return "ARG " + draw.choice([name, f"{name}={_value(draw)}"])
    if kind < 0.7:
        return f"ENV {name} {_value(draw)}"
    if kind < 0.8:
        return f"# {name} is\nWORKDIR /${name}"
    return f'RUN echo ${name} "${{{draw.choice(NAMES)}:-x}}" \\\n  # {name}\n  && build'


def _drawn(draw: random.Random) -> str:
    lines = draw.choice([[], ["ARG OLD_URL=a"], ["ARG OLD_URL", "ARG NEW_URL"]])
    lines = [*lines, "FROM a AS first", *(_instruction(draw) for _ in range(draw.randint(1, 5)))]
    if draw.random() < 0.4:
        parent = draw.choice(["first", "other"])
        lines += [f"FROM {parent} AS second", *(_instruction(draw) for _ in range(3))]
    return "\n".join(lines) + draw.choice(["", "\n"])


@pytest.mark.parametrize("seed", range(8))
def test_the_commands_of_random_files_see_the_same(seed: int) -> None:
    draw = random.Random(seed)
    changed = 0
    for _ in range(25):
        text = _drawn(draw)
        newline = draw.choice(["\n", "\r\n"])
        files = {"Dockerfile": text.replace("\n", newline).encode()}
        after, result = ran(files, {"merge": MERGE}, include_review=False)
        assert not result.defects, text
        assert not result.unreadable, text
        now = after["Dockerfile"].decode().replace(newline, "\n")
        for given in GIVEN:
            was = _carried_out(text, MERGE, given)
            assert _carried_out(now, MERGE, given) == was, text
        assert ran(after, {"merge": MERGE}, include_review=False)[0] == after, text
        changed += now != text
    assert changed >= 8


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Dockerfile", "containerfile"),
        ("deploy/Dockerfile.dev", "containerfile"),
        ("web.dockerfile", "containerfile"),
        ("Containerfile", "containerfile"),
        ("dockerfile.go", None),
        ("Dockerfile.dockerignore", None),
        ("Dockerfile.json", "json_text"),
    ],
)
def test_which_files_are_dockerfiles(path: str, name: str | None) -> None:
    found = format_of(path, b"")
    assert (found and found.name) == name


def _split(text: str) -> list[str]:
    code = text.encode()
    words = [Span(at, at) for at in range(len(code))]
    return [code[slice(*one.span)].decode() for one in instructions(Source("x", code), words).all]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("FROM a\nENV A=1\n", ["FROM a", "ENV A=1"]),
        ("ENV A=1 \\\n  # c\n\n  B=2\nRUN x", ["ENV A=1 \\\n  # c\n\n  B=2", "RUN x"]),
        ("RUN a \\  \n b\nRUN c", ["RUN a \\  \n b", "RUN c"]),
        ("RUN a \\\\\nRUN b", ["RUN a \\\\", "RUN b"]),
        ("# escape=`\nRUN a `\n b \\\nRUN c", ["RUN a `\n b \\", "RUN c"]),
        ("# c\n# escape=`\nRUN a `\nRUN c", ["RUN a `", "RUN c"]),
        ("RUN <<A b <<-'B'\nx\nA\ny\n\tB\nRUN z", ["RUN <<A b <<-'B'\nx\nA\ny\n\tB", "RUN z"]),
        ("RUN cat<<A\nRUN <<<B\nRUN z", ["RUN cat<<A", "RUN <<<B", "RUN z"]),
        ('RUN ["<<A"]\nRUN echo "<<A"\nRUN z', ['RUN ["<<A"]', 'RUN echo "<<A"', "RUN z"]),
        ("ONBUILD COPY <<A /b\nx\nA\nRUN z", ["ONBUILD COPY <<A /b\nx\nA", "RUN z"]),
        ("RUN a \\\n", ["RUN a \\\n"]),
        ("  run a\r\n\tenv A=1\r\n", ["run a", "env A=1"]),
    ],
)
def test_where_instructions_end(text: str, found: list[str]) -> None:
    assert _split(text) == found


def _without_new(text: str) -> str:
    return re.sub(r"NEW_(URL|KEY)", r"OTHER_\1", text)


@pytest.mark.parametrize("seed", range(4))
def test_a_transition_changes_nothing_for_who_gives_the_old_name(seed: int) -> None:
    draw = random.Random(seed)
    changed = 0
    for _ in range(25):
        text = _without_new(_drawn(draw))
        options = {"merge": MERGE, "transition": True}
        later, result = ran({"Dockerfile": text.encode()}, options)
        assert not result.defects, text
        now = later["Dockerfile"].decode()
        for given in ({}, {"OLD_URL": "given", "OLD_KEY": "key"}):
            was = commands(text, {}, given)
            seen = [
                (keyword, line, {name: value for name, value in seen.items() if name not in NEW})
                for keyword, line, seen in commands(now, {}, given)
            ]
            assert seen == was, text
        assert ran(later, options)[0] == later, text
        end, _result = ran(later, {"merge": MERGE})
        for new in GIVEN:
            was = _carried_out(text, MERGE, new)
            assert _carried_out(end["Dockerfile"].decode(), MERGE, new) == was, text
        changed += now != text
    assert changed >= 8
