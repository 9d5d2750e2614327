"""YAML after the merge, read by PyYAML."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from migrator.api import CannotReadError, Safety, Source
from tests.transforms.merge_env_vars.migrating import ran
from tests.transforms.merge_env_vars.yaml_content import content
from tests.transforms.merge_env_vars.yaml_samples import Sample
from transforms.merge_env_vars.formats.yaml import read
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL", "OLD_KEY": "NEW_KEY"}
SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "yaml"
CASES = sorted(SNAPSHOTS.iterdir())
#: Cases in which a setting goes because it has the value of the other one by name.
COPIES = {"macros_of_kubernetes", "variables_of_gitlab", "variables_that_only_repeat"}


def merged(text: str, path: str = "a.yaml", *, transition: bool = False) -> str:
    """A text after the merge."""
    options = {"merge": MERGE, "transition": transition}
    after, result = ran({path: text.encode()}, options)
    assert not result.defects, (result.defects, text)
    return after[path].decode()


def _step(case: Path) -> Mapping[str, object]:
    return tomllib.loads((case / "step.toml").read_text())


def _files(case: Path) -> list[tuple[str, str]]:
    found = []
    for before in sorted(path for path in (case / "before").rglob("*") if path.is_file()):
        after = case / "after" / before.relative_to(case / "before")
        now = after if after.exists() else before
        found.append((before.read_text(), now.read_text()))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_says_the_same_by_the_new_name(case: Path) -> None:
    step = _step(case)
    merge = step["merge"]
    assert isinstance(merge, dict)
    for before, after in _files(case):
        try:
            said = content(before, merge)
        except yaml.YAMLError:
            assert after == before
            continue
        if case.name in COPIES or "transition" in step:
            assert content(after, merge)
        else:
            assert content(after, merge) == said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('OLD_URL: "x\na: 1\n', "line 1 is no yaml"),
        ("OLD_URL: 'x\na: 1\n", "line 1 is no yaml"),
        ("a:\n\tOLD_URL: x\n", "is no yaml"),
        ("a: {OLD_URL: x\nb: 1\n", "is no yaml"),
        ("a: [OLD_URL\n", "is no yaml"),
        ("a:\n    OLD_URL: x\n  b: 1\n", "is no yaml"),
        ("a: b: OLD_URL\n", "is no yaml"),
        ("a: @OLD_URL\n", "is no yaml"),
        ('a: "\\qOLD_URL"\n', "is no yaml"),
        ("- OLD_URL\nb: 1\n", "is no yaml"),
        ("a: {{ .Values.a }}\nOLD_URL: x\n", "a template, line 1"),
        ("OLD_URL: x\nl:\n  - {{ a }}\n", "a template, line 3"),
        ("OLD_URL: x\n{{ a }}: b\n", "a template, line 2"),
        ("{{- if a }}\nOLD_URL: x\n{{- end }}\n", "a template, line 1"),
        ("{% if a %}\nOLD_URL: x\n{% endif %}\n", "a template, line 1"),
        ("".join(f"{' ' * depth}OLD_URL:\n" for depth in range(300)), "nested too deeply"),
        ("- " * 300 + "OLD_URL\n", "nested too deeply"),
    ],
)
def test_what_is_no_yaml_is_not_read(text: str, reason: str) -> None:
    with pytest.raises(CannotReadError, match=reason):
        read(Source("a.yaml", text.encode()), Names(MERGE))


@pytest.mark.parametrize("start", range(0, 120, 30))
def test_files_by_chance_say_the_same(start: int) -> None:
    for seed in range(start, start + 30):
        text = Sample(seed).text()
        if not _is_yaml(text):
            continue
        after = merged(text)
        assert content(after, MERGE) == content(text, MERGE), text
        assert merged(after) == after, text
        windows = merged(text.replace("\n", "\r\n"))
        assert windows == after.replace("\n", "\r\n"), text


def _is_yaml(text: str) -> bool:
    try:
        return bool(content(text, MERGE))
    except yaml.YAMLError:
        return False


@pytest.mark.parametrize("start", range(0, 60, 20))
def test_what_a_transition_writes_collapses(start: int) -> None:
    for seed in range(start, start + 20):
        text = Sample(seed).text()
        if _is_yaml(text):
            between = merged(text, "compose.yaml", transition=True)
            assert merged(between, "compose.yaml", transition=True) == between
            # A reference without braces has some then.
            after = merged(between, "compose.yaml")
            assert content(after, MERGE) == content(merged(text, "compose.yaml"), MERGE), text


EXPRESSIONS = [
    "env.OLD_URL",
    "env.OLD_URL == 'x'",
    "!env.OLD_URL",
    "env.A && env.OLD_URL || env.B",
    "env.NEW_URL || env.OLD_URL",
    "(env.OLD_URL || env.B) == 'x'",
    "env.A == env.NEW_URL || env.OLD_URL",
    "env.NEW_URL || env.OLD_URL == 'x'",
    "env.OLD_URL || env.NEW_URL && env.A",
    "f(env.NEW_URL || env.OLD_URL, env.OLD_URL)",
    "env['OLD_URL'] != env.B",
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_has_the_value_that_it_had(expression: str) -> None:
    text = f"a: ${{{{ {expression} }}}}\n"
    between, after = merged(text, transition=True), merged(text)
    assert "OLD_URL" not in after
    assert merged(between) == after
    for value in ("x", "y", ""):
        # Who sets both of them sets them to the same.
        both = {"OLD_URL": value, "NEW_URL": value}
        assert _value(after, {"NEW_URL": value}) == _value(text, both)
        for given in ({"OLD_URL": value}, {"NEW_URL": value}, both):
            # Where it knows the new name already, nothing is added.
            assert "NEW_URL" in expression or _value(between, given) == _value(text, both)


def _value(text: str, given: Mapping[str, str]) -> object:
    """What the only expression of a text gives, by the rules of GitHub for texts."""
    expression = text.partition("{{")[2].partition("}}")[0].strip()
    expression = re.sub(r"env(?:\.(\w+)|\['(\w+)'\])", r"env('\1\2')", expression)
    expression = re.sub(r"!(?!=)", " not ", expression)
    expression = expression.replace("||", " or ").replace("&&", " and ")
    values = {"A": "a", "B": "x", **given}
    known = {"env": lambda name: values.get(name, ""), "f": lambda *parts: str(parts)}
    return eval(expression, {"__builtins__": {}}, known)  # noqa: S307 - of this module


def test_a_long_file_is_read_in_parts() -> None:
    """More lines than the grammar can count, and entries that meet across the parts."""
    entries = [f"  key_{number}: 'text {number}'" for number in range(70_000)]
    entries[10] = "  OLD_URL: x # first"
    entries[40_000] = "  list:\n    - a\n    - OLD_KEY=x\n    - NEW_KEY=x"
    entries[60_000] = "  NEW_URL: x\n  other: ${OLD_URL}"
    text = "\n".join(["top:", *entries, "---", "OLD_URL: y", ""])
    after = merged(text)
    lines = text.split("\n")
    gone = {"  OLD_URL: x # first", "    - OLD_KEY=x"}
    expected = [line.replace("OLD_URL", "NEW_URL") for line in lines if line not in gone]
    assert after.split("\n") == expected


@pytest.mark.parametrize("lines", [29_999, 30_000, 30_001, 32_769, 65_537])
def test_a_long_text_in_a_file_is_no_entry(lines: int) -> None:
    body = "".join(f"    OLD_URL: {n}\n" if n % 1_000 == 0 else "    a: b\n" for n in range(lines))
    text = f"OLD_URL: x\na:\n  text: |\n{body}  OLD_KEY: x\n"
    places = read(Source("a.yaml", text.encode()), Names(MERGE))
    assert [one.name for one in places.settings] == ["OLD_URL", "OLD_KEY"]
    assert len(places.places) == lines // 1_000 + 1 - (lines % 1_000 == 0)
    assert {one.safety for one in places.places} == {Safety.MANUAL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- OLD_URL=OLD_KEY", "- NEW_URL=OLD_KEY"),
        ("OLD_URL", "OLD_URL"),
        ("- OLD_URL", "- NEW_URL"),
        ("OLD_URL:", "NEW_URL:"),
        ("'OLD_URL': ''", "'NEW_URL': ''"),
        ("{OLD_URL: }", "{NEW_URL: }"),
        ("- ${OLD_URL", "- ${OLD_URL"),
        ("a: |\n  x\nOLD_URL: x\nNEW_URL: x", "a: |\n  x\nNEW_URL: x"),
        ("a: |\n  x\nNEW_URL: x\nOLD_URL: x", "a: |\n  x\nNEW_URL: x"),
        ("NEW_URL: x\na: |\n  x\nOLD_URL: x", "NEW_URL: x\na: |\n  x\n"),
        ("\ufeffOLD_URL: x\n", "\ufeffNEW_URL: x\n"),
        # The first line of a block says how far all are indented.
        (
            "run: |\n  OLD_URL=x\n  NEW_URL=x\n    connect\n  a",
            "run: |\n  NEW_URL=x\n    connect\n  a",
        ),
        (
            "run: |\n  NEW_URL=x\n  OLD_URL=x\n  a\nb: 1\n",
            "run: |\n  NEW_URL=x\n  a\nb: 1\n",
        ),
        (
            "run: |\n  a\n  NEW_URL=x\n  OLD_URL=x\nb: 1\n",
            "run: |\n  a\n  NEW_URL=x\nb: 1\n",
        ),
        # Without quotes, what is left would be in quotes.
        ("run: OLD_URL=x NEW_URL=x 'a b'\n", "run: NEW_URL=x 'a b'\n"),
        ("run: NEW_URL=$OLD_URL 'a b'\n", "run: NEW_URL=$NEW_URL 'a b'\n"),
        ("# é\nOLD_URL: ü\nNEW_URL: ü\n", "# é\nNEW_URL: ü\n"),
    ],
)
def test_where_a_file_ends_or_starts(text: str, expected: str) -> None:
    assert merged(text) == expected
    assert merged(expected) == expected


def test_a_new_name_that_is_no_text_gets_quotes() -> None:
    after, _result = ran({"a.yaml": b"OLD: x\nb: [OLD]\n'OLD': x\n"}, {"merge": {"OLD": "ON"}})
    assert after["a.yaml"] == b'"ON": x\nb: ["ON"]\n\'ON\': x\n'


def test_no_value_is_told() -> None:
    for case in CASES:
        values = {"wss", "is missing", "'x'", '"x"'}
        found = (case / "findings.txt").read_text()
        assert not any(value in found for value in values), case
