"""A manifest is read whole, or refused with every mistake, each at its line and key."""

import copy
import json
import re
import textwrap
import tomllib
from collections.abc import Callable
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from migrator.core.manifest import LEVELS, Contracts, Gate, Manifest, json_schema, load
from migrator.errors import ManifestError, Problem


class Rule(BaseModel):
    """An option that is a table of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: str = Field(description="The old name")
    depth: int | None = Field(None, description="How deep to look")
    inner: tuple["Rule", ...] = Field((), description="Rules below this one")


class MoveSymbols(BaseModel):
    model_config = ConfigDict(frozen=True)

    move: dict[str, str] = Field(description="Old dotted names and their new ones")
    prose: bool = Field(False, description="Whether comments follow")

    @field_validator("move")
    @classmethod
    def _dotted(cls, move: dict[str, str]) -> dict[str, str]:
        for old in move:
            if "." not in old:
                context = {"key": old, "hint": "put its module before it"}
                raise PydanticCustomError("no-module", 'the name "{key}" has no module', context)
        return move


class Rules(BaseModel):
    """Every sort of option that a transform may think of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rule: Rule | None = Field(None, description="One rule")
    rules: tuple[Rule, ...] = Field((), description="Some rules")
    names: str | list[str] = Field("x", description="One name. Or several names.")
    pair: tuple[int, str] = Field((1, "a"), description="A number and a name")
    mode: Literal["fast", "slow"] = Field("fast", description="How to go about it")
    only: Literal["this"] = Field("this", description="What it must be")
    limit: float = Field(1, ge=0.5, le=9, description="How far to go")
    words: frozenset[str] = Field(frozenset(), max_length=2, description="Words")
    short: str = Field("", max_length=3, pattern="^a*$", description="A few letters")
    even: int = Field(0, multiple_of=2)
    free: dict[str, list[int]] = Field(default_factory=dict, description="Anything")
    ratio: int = Field(1, description="Not nought")

    @field_validator("ratio")
    @classmethod
    def _not_nought(cls, ratio: int) -> int:
        if ratio == 0:
            raise ValueError("nought divides nothing")
        if ratio < 0:
            raise PydanticCustomError("negative", "it is below nought")
        return ratio

    @model_validator(mode="after")
    def _short_words(self) -> "Rules":
        if self.words and self.short == "aa":
            raise PydanticCustomError("clash", "two keys clash", {"key": "short"})
        return self


class Open(BaseModel):
    """Options that are whatever a person likes."""

    model_config = ConfigDict(frozen=True, extra="allow")


TRANSFORMS: dict[str, type[BaseModel]] = {"move_symbols": MoveSymbols, "rules": Rules, "open": Open}

HEAD = '[migration]\nname = "m"\n'
STEP = '[steps.a]\ntransform = "move_symbols"\nmove = { "p.a" = "p.b" }\n'
PHASE = '[[phases]]\nid = "one"\nsteps = ["a"]\n'
PLAIN = HEAD + STEP + PHASE

FULL = """
[migration]
name = "websocket-ssot"
roots = ["src", "."]
include = ["backend/**"]
exclude = ["archive/**"]
python = "3.12"

[priorities]
P1 = ["backend/tests/**"]
P0 = ["backend/**", "lib/../x"]

[steps.canonical-imports]
transform = "move_symbols"
move = { "app.ws.create" = "app.ws.manager.create" }
prose = true

[steps.one-url]
transform = "rules"
names = ["A", "B"]
pair = [2, "b"]
words = ["x", "y"]
limit = 2
rules = [{ old = "a", inner = [{ old = "b", depth = 3 }] }]

[steps.free]
transform = "open"
anything = [1, { x = true }]

[[phases]]
id = "p0-imports"
title = "Canonical imports"
steps = ["canonical-imports", "free"]
priorities = ["P0"]
include = ["backend/**"]
exclude = ["backend/old/**"]

[[phases]]
id = "env"
steps = ["one-url"]

[phases.gate]
timeout = "1.5h"
tests = []

[gate]
levels = ["tests", "syntax"]

[[gate.tests]]
name = "mission critical"
run = ["python", "-m", "pytest"]
timeout = "30s"
before = "fail"

[[contracts.exports]]
module = "app.ws"
names = ["Context"]

[[contracts.interface]]
class = "app.ws.Manager"
methods = ["send", "connect"]
"""

#: What only someone who knows the insides could understand.
_INSIDES = re.compile(
    r"pydantic|input|valid|model|\bstr\b|\bint\b|dict|tuple|none|true'|(?<!\w)'\w|mapping|boolean|object",
    re.IGNORECASE,
)


def _load(text: str, table: tuple[str, ...] = ()) -> Manifest:
    return load(text, "migration.toml", TRANSFORMS, table)


def _refused(text: str, table: tuple[str, ...] = ()) -> tuple[Problem, ...]:
    with pytest.raises(ManifestError) as caught:
        _load(text, table)
    for problem in caught.value.problems:
        assert problem.file == "migration.toml"
        assert not problem.hint.endswith(".")
        assert not _INSIDES.search(f"{problem.message} {problem.hint}")
    return caught.value.problems


def _places(problems: tuple[Problem, ...]) -> list[tuple[str, int | None, str | None]]:
    return [(problem.code, problem.line, problem.key) for problem in problems]


def test_everything_that_is_written_is_read() -> None:
    manifest = _load(FULL)
    migration, phases, gate = manifest.migration, manifest.phases, manifest.gate
    assert (migration.name, migration.roots) == ("websocket-ssot", ("src", "."))
    assert (migration.include, migration.exclude) == (("backend/**",), ("archive/**",))
    assert migration.python == "3.12"
    assert list(manifest.priorities.items()) == [
        ("P1", ("backend/tests/**",)),
        ("P0", ("backend/**", "lib/../x")),
    ]
    assert manifest.steps["canonical-imports"].options == MoveSymbols(
        move={"app.ws.create": "app.ws.manager.create"}, prose=True
    )
    assert manifest.steps["one-url"].options == Rules(
        names=["A", "B"],
        pair=(2, "b"),
        words=frozenset({"x", "y"}),
        limit=2,
        rules=(Rule(old="a", inner=(Rule(old="b", depth=3),)),),
    )
    assert manifest.steps["free"].options.model_extra == {"anything": [1, {"x": True}]}
    assert [phase.id for phase in phases] == ["p0-imports", "env"]
    assert phases[0].steps == ("canonical-imports", "free")
    assert (phases[0].title, phases[0].priorities) == ("Canonical imports", ("P0",))
    assert (phases[0].include, phases[0].exclude) == (("backend/**",), ("backend/old/**",))
    assert gate.levels == ("syntax", "tests")
    assert (gate.tests[0].name, gate.tests[0].run[0]) == ("mission critical", "python")
    assert (gate.tests[0].timeout, gate.tests[0].before, gate.tests[0].after) == (
        30,
        "fail",
        "pass",
    )
    assert manifest.contracts.exports[0].module == "app.ws"
    assert manifest.contracts.interface[0].class_ == "app.ws.Manager"


def test_what_is_not_written_has_defaults() -> None:
    manifest = _load(PLAIN)
    migration, (phase,) = manifest.migration, manifest.phases
    assert (migration.roots, migration.include, migration.exclude) == ((".",), ("**",), ())
    assert migration.python is None
    assert (phase.title, phase.priorities, phase.gate) == ("", (), None)
    assert (phase.include, phase.exclude) == (("**",), ())
    assert manifest.gate == Gate(levels=LEVELS, timeout=600, tests=())
    assert manifest.priorities == {}
    assert manifest.contracts == Contracts(exports=(), interface=())


def test_a_phase_overrides_the_gate_key_by_key() -> None:
    manifest = _load(FULL)
    first, second = (manifest.gate_of(phase) for phase in manifest.phases)
    assert first == manifest.gate
    assert (second.timeout, second.tests, second.levels) == (5400, (), ("syntax", "tests"))


@pytest.mark.parametrize("change", [str, lambda text: "\ufeff" + text.replace("\n", "\r\n")])
def test_windows_text_is_read_too(change: Callable[[str], str]) -> None:
    assert _load(change(FULL)) == _load(FULL)


def test_a_manifest_may_be_a_table_of_another_file() -> None:
    headed = re.sub(r"(?m)^(\[+)", r"\1tool.migrator.", FULL)
    other = '[project]\ndate = 2024-01-01\n[tool.ruff]\nextend = "x"\n'
    assert _load(other + headed, ("tool", "migrator")) == _load(FULL)


def test_mistakes_in_a_table_of_another_file_are_at_their_place_there() -> None:
    text = '[project]\nname = "x"\n[tool.migrator.migration]\nnme = 1\n'
    assert _places(_refused(text, ("tool", "migrator"))) == [
        ("manifest.missing-key", 3, "tool.migrator.migration.name"),
        ("manifest.empty", 3, "tool.migrator.phases"),
        ("manifest.unknown-key", 4, "tool.migrator.migration.nme"),
    ]


@pytest.mark.parametrize("text", ["x = 1", "\n[tool]\nx = 1", "tool = 3", "[tool]\nmigrator = []"])
def test_a_table_that_is_not_there_is_missed(text: str) -> None:
    (problem,) = _refused(text, ("tool", "migrator"))
    assert (problem.code, problem.key) == ("manifest.missing-key", "tool.migrator")
    assert problem.message == "there is no table [tool.migrator]"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[migration]\nname", 2, "a key has no value"),
        ("[migration]\nname = x\n", 2, "a value is missing, or is not written as TOML"),
        ("\n\n= 1", 3, "a key or a table is expected here"),
        ("a = { ! = 1 }", 1, "a key is expected here"),
        ("a = 1 b = 2", 1, "something follows where the line should end"),
        ("a = 1\na = 2\n", 2, "the same key or table is written twice"),
        ("[a]\n[b]\n[a]\n", 3, "the same key or table is written twice"),
        ("a = { x = 1, x = 2 }", 1, "the same key or table is written twice"),
        ("a = [1,\n2\n\n", 2, "a list does not end"),
        ("a = { x = 1", 1, "a table in braces does not end"),
        ("\n[a", 2, "the name of a table does not end"),
        ('a = "x\ny"', 1, "a string does not end"),
        ('a = """x', 1, "a string does not end"),
        ("\na = '", 2, "a string does not end"),
        (r'a = "\q"', 1, "a backslash in a string"),
        (r'a = "\ud800"', 1, "a backslash in a string"),
        ("a = 2024-01-01T25:00:00", 1, ""),
        ("a = 2024-02-30", 1, "this is not a date"),
        ("a = " + "9" * 5000, None, "a number is too long"),
        ("a = \x00", 1, ""),
        ("\na = " + "[" * 80 + "]" * 80, 2, "nested too deeply"),
        ("a = " + "[" * 20_000, 1, "nested too deeply"),
    ],
)
def test_text_that_is_not_toml(text: str, line: int | None, message: str) -> None:
    (problem,) = _refused(text)
    assert (problem.code, problem.line, problem.key) == ("manifest.syntax", line, None)
    assert message in problem.message


# In the manifests below, "#! code key" stands on the line where that problem must be reported.


def _expected(text: str) -> list[tuple[str, int | None, str | None]]:
    return [
        (f"manifest.{code}", number, key)
        for number, line in enumerate(text.splitlines(), start=1)
        for code, key in re.findall(r'#! (\S+) ((?:"[^"]*"|\S)+)', line)
    ]


@pytest.mark.parametrize(
    "text",
    [
        """#! missing-key migration #! empty phases""",
        """
        [migration]  #! missing-key migration.name
        nme = "m"  #! unknown-key migration.nme
        roots = ["src", 1]  #! wrong-type migration.roots[1]
        include = []  #! bad-value migration.include
        exclude = [
            "a/**",
            "/b",  #! path-outside migration.exclude[1]
            '\\c',  #! path-outside migration.exclude[2]
            'C:\\d',  #! path-outside migration.exclude[3]
            "a/../../e",  #! path-outside migration.exclude[4]
            "**/../f",  #! path-outside migration.exclude[5]
            " ",  #! bad-value migration.exclude[6]
            "./g/h/../..",
        ]
        python = 3.12  #! wrong-type migration.python
        [phases]  #! wrong-type phases
        [step]  #! unknown-key step
        """,
        """
        migration.name = "Upper case"  #! bad-value migration.name
        migration.python = "2.7"  #! bad-value migration.python
        steps = 3  #! wrong-type steps
        phases = []  #! empty phases
        gate = true  #! wrong-type gate
        contracts = "x"  #! wrong-type contracts
        priorities = ["x"]  #! wrong-type priorities
        """,
        """
        steps.a = 1  #! wrong-type steps.a
        steps."B b" = { transform = "open" }  #! bad-value steps."B b"
        steps.c = { transform = 2 }  #! wrong-type steps.c.transform
        steps.d = {}  #! missing-key steps.d.transform
        steps.e.transform = "opn"  #! unknown-transform steps.e.transform
        steps.e.anything = 1
        migration.name = "a.lock"  #! bad-value migration.name
        phases = [{ id = "x", steps = ["a", "B b", "c", "d", "e"] }]
        """,
        """
        [migration]
        name = "m"

        [priorities]
        P0 = "src"  #! wrong-type priorities.P0
        P1 = ["src", "../x"]  #! path-outside priorities.P1[1]

        [steps.used]
        transform = "open"
        [steps.idle]  #! unused-step steps.idle
        transform = "open"
        [steps.misspelt]
        transform = "open"

        [[phases]]
        id = "one"
        steps = [
            "used",
            "mispelt",  #! unknown-step phases[0].steps[1]
            7,  #! wrong-type phases[0].steps[2]
        ]
        priorities = ["P1", "P2"]  #! unknown-priority phases[0].priorities[1]
        [[phases]]
        id = "one"  #! duplicate phases[1].id
        steps = ["used"]
        include = ["/x"]  #! path-outside phases[1].include[0]
        [[phases]]
        id = "a/b"  #! bad-value phases[2].id
        steps = []  #! empty phases[2].steps
        title = 1  #! wrong-type phases[2].title
        """,
        """
        [migration]
        name = "m"
        [steps.a]
        transform = "open"
        [steps.not-known-to-be-unused]
        transform = "open"
        [[phases]]  #! missing-key phases[0].id #! empty phases[0].steps
        stepps = ["a"]  #! unknown-key phases[0].stepps
        [[phases]]
        id = 5  #! wrong-type phases[1].id
        steps = ["a"]
        """,
        """
        migration.name = "m"
        phases = [
            3,  #! wrong-type phases[0]
            { id = "x", steps = [ "a",
              "b" ] },  #! unknown-step phases[1].steps[1]
        ]
        [steps.a]
        transform = "open"
        """,
        """
        [migration]
        name = "m"
        [[phases]]
        id = "p"
        steps = ["a"]  #! unknown-step phases[0].steps[0]
        priorities = ["P0"]  #! unknown-priority phases[0].priorities[0]
        [phases.gate]
        levels = ["syntx",  #! bad-value phases[0].gate.levels[0]
          7]  #! bad-value phases[0].gate.levels[1]
        timeout = 10  #! wrong-type phases[0].gate.timeout
        [gate]
        timeout = "0s"  #! bad-value gate.timeout
        [[gate.tests]]  #! missing-key gate.tests[0].name
        run = []  #! bad-value gate.tests[0].run
        timeout = "1 m"  #! bad-value gate.tests[0].timeout
        before = "maybe"  #! bad-value gate.tests[0].before
        [[gate.tests]]
        name = "x"
        run = "pytest"  #! wrong-type gate.tests[1].run
        after = true  #! bad-value gate.tests[1].after
        [[contracts.exports]]  #! missing-key contracts.exports[0].names
        module = "a/b"  #! bad-value contracts.exports[0].module
        [[contracts.interface]]
        class_ = "a.B"  #! unknown-key contracts.interface[0].class_
        class = "a.B"
        methods = ["m"]
        """,
        """
        [migration]
        name = 2024-01-01  #! wrong-type migration.name
        [steps.a]
        transform = "open"
        when = [07:32:00]  #! wrong-type steps.a.when[0]
        [[phases]]
        id = "p"
        steps = ["a"]
        """,
        """
        [migration]
        name = "m"
        [steps.a]
        transform = "move_symbols"
        prose = "yes"  #! wrong-type steps.a.prose
        prosa = 1  #! unknown-key steps.a.prosa
        [steps.a.move]
        "p.x" = "p.y"
        x = "p.y"  #! no-module steps.a.move.x
        [steps.b]  #! missing-key steps.b.move
        transform = "move_symbols"
        [steps.c]
        transform = "move_symbols"
        move = { "a.b" = 1 }  #! wrong-type steps.c.move."a.b"
        [[phases]]
        id = "p"
        steps = ["a", "b", "c", "d", "e"]
        [steps.d]
        transform = "rules"
        rule = { old = "x", deep = 1 }  #! unknown-key steps.d.rule.deep
        rules = [{ old = 1 },  #! wrong-type steps.d.rules[0].old
          { old = "x", inner = [{}] }]  #! missing-key steps.d.rules[1].inner[0].old
        names = ["a", 1]  #! wrong-type steps.d.names[1]
        pair = ["a", "b"]  #! wrong-type steps.d.pair[0]
        mode = "fats"  #! bad-value steps.d.mode
        limit = 10  #! bad-value steps.d.limit
        words = ["a", "b", "c"]  #! bad-value steps.d.words
        short = "bb"  #! bad-value steps.d.short
        even = 3  #! bad-value steps.d.even
        free = { a = [1, 2.5] }  #! wrong-type steps.d.free.a[1]
        ratio = 0  #! bad-value steps.d.ratio
        [steps.e]
        transform = "rules"
        words = ["a"]
        short = "aa"  #! clash steps.e.short
        """,
    ],
)
def test_every_mistake_is_reported_at_once_at_its_place(text: str) -> None:
    text = textwrap.dedent(text)
    assert _places(_refused(text)) == _expected(text)


@pytest.mark.parametrize(
    ("step", "message", "hint"),
    [
        ("rule = 1", "expected a table, found a number", "write a table: one rule"),
        ("rules = {}", "expected a list of tables, found a table", "write a list of tables: some"),
        (
            "rules = true",
            "expected a list of tables, found true",
            "put it in square brackets, even where there is only one entry: some rules",
        ),
        ("mode = 'fats'", 'expected "fast" or "slow", found "fats"', 'did you mean "fast"?'),
        ("mode = 'x'", 'expected "fast" or "slow", found "x"', 'use "fast" or "slow"'),
        ("only = 'that'", 'expected "this", found "that"', 'use "this"'),
        ("mode = [1]", 'expected "fast" or "slow", found a list', 'use "fast" or "slow"'),
        ("short = 1.5", "expected a string, found a decimal number", "put it in quotes: a few"),
        ("limit = '1'", "expected a number, found a string", "write a number, without quotes"),
        ("limit = 10", "10 cannot be used here: it must be at most 9", "give it another value:"),
        (
            "words = ['a', 'b', 'c']",
            "a list cannot be used here: it must have 2 or fewer entries",
            "give it another value: words",
        ),
        (
            f"short = '{'b' * 99}'",
            f'"{"b" * 59}…" cannot be used here: it must have 3 or fewer characters',
            "give it another value: a few letters",
        ),
        ("even = 3", "3 cannot be used here: it must be a multiple of 2", "give it another value"),
        ("names = 1", "expected a string or a list of strings, found a number", "one name"),
        ("free = []", "expected a table of lists of whole numbers, found a list", "write a table"),
        ("pair = [1]", "a list cannot be used here: it has too few entries", "give it"),
        ("ratio = 0", "0 cannot be used here: nought divides nothing", "not nought"),
        ("ratio = -1", "it is below nought", "give it another value: not nought"),
        ("rul = 1", 'the key "rul" means nothing here', 'did you mean "rule"?'),
        ("zzz = 1", 'the key "zzz" means nothing here', 'use "rule", "rules", "names"'),
    ],
)
def test_messages_are_for_people_who_know_toml(step: str, message: str, hint: str) -> None:
    text = f"{HEAD}{PHASE}[steps.a]\ntransform = 'rules'\n{step}"
    (problem,) = _refused(text)
    assert problem.line == 8
    assert problem.message == message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            PLAIN.replace('steps = ["a"]', 'steps = ["a", "zzz"]'),
            'there is no step "zzz"',
            'use "a"',
        ),
        (
            PLAIN + 'priorities = ["P0"]',
            'there is no priority "P0"',
            "write it under [priorities], or take it out",
        ),
        (
            PLAIN.replace("move_symbols", "move_symbol"),
            'there is no transform "move_symbol"',
            'did you mean "move_symbols"?',
        ),
        (
            PLAIN + PHASE,
            'the phase on line 7 has the id "one" already',
            "give each phase an id of its own",
        ),
        (
            PLAIN + STEP.replace("steps.a", "steps.b"),
            'no phase uses the step "b"',
            "name it among the steps of a phase, or take it out",
        ),
        (
            PLAIN.replace("move =", "mvoe ="),
            'the key "mvoe" means nothing here',
            'did you mean "move"?',
        ),
    ],
)
def test_names_that_lead_nowhere_are_helped_along(text: str, message: str, hint: str) -> None:
    problems = _refused(text)
    assert (message, hint) in [(problem.message, problem.hint) for problem in problems]


def test_without_transforms_a_person_is_told_where_they_come_from() -> None:
    with pytest.raises(ManifestError) as caught:
        load(PLAIN, "migration.toml", {})
    assert [problem.hint for problem in caught.value.problems] == [
        "install the package that brings it"
    ]


SCHEMA = json_schema(TRANSFORMS)


def _accepts(data: object) -> bool:
    return bool(Draft202012Validator(SCHEMA).is_valid(data))


def _properties(schema: object) -> list[dict[str, object]]:
    if isinstance(schema, list):
        return [found for part in schema for found in _properties(part)]
    if not isinstance(schema, dict):
        return []
    own = [*schema["properties"].values()] if isinstance(schema.get("properties"), dict) else []
    return own + [found for part in schema.values() for found in _properties(part)]


def test_the_schema_is_one_and_speaks_of_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    undescribed = [node for node in _properties(SCHEMA) if "description" not in node]
    assert undescribed == [{"default": 0, "multipleOf": 2, "type": "integer"}]
    assert '"null"' not in json.dumps(SCHEMA)


@pytest.mark.parametrize("text", [FULL, PLAIN])
def test_the_schema_accepts_what_is_read(text: str) -> None:
    assert _accepts(tomllib.loads(text))


@pytest.mark.parametrize(
    "text",
    [
        PLAIN + "[zzz]",
        HEAD + "zzz = 1\n" + STEP + PHASE,
        HEAD + STEP + "zzz = 1\n" + PHASE,
        PLAIN + "zzz = 1\n",
        PLAIN + "[gate]\nzzz = 1",
        PLAIN.replace("move_symbols", "zzz"),
        HEAD + STEP,
        PLAIN.replace('["a"]', "[]"),
        PLAIN.replace("steps.a", "steps.A"),
        STEP + PHASE,
    ],
)
def test_the_schema_refuses_what_is_refused(text: str) -> None:
    assert _refused(text)
    assert not _accepts(tomllib.loads(text))


def test_without_transforms_no_step_is_right() -> None:
    validator = Draft202012Validator(json_schema({}))
    assert not validator.is_valid(tomllib.loads(PLAIN))


def test_options_that_have_themselves_inside_are_described() -> None:
    schema = json_schema({"rule": Rule})
    validator = Draft202012Validator(schema)
    step = HEAD + PHASE + '[steps.a]\ntransform = "rule"\nold = "x"\ninner = [{ old = "y" }]\n'
    assert validator.is_valid(tomllib.loads(step))
    assert not validator.is_valid(tomllib.loads(step.replace('"y"', "1")))


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {_toml(child)}" for key, child in value.items())
        return "{ " + ", ".join(pairs) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(child) for child in value) + "]"
    return json.dumps(value)


def _spots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in nested data, as what holds it and its key or number there."""
    if isinstance(value, dict):
        children = list(value.items())
    elif isinstance(value, list):
        children = list(enumerate(value))
    else:
        return []
    own = [(value, key) for key, _ in children]
    return own + [spot for _, child in children for spot in _spots(child)]


_WORDS = ["", "a", "P0", "..", "1h", "open", 0, 2, -1.5, True]
_TREES = [[], {}, ["a"], [1], {"a": "b"}, [{}], [[]]]
# A drawn value becomes part of a document that is changed further, so each must be a new one.
_VALUES = st.sampled_from([*_WORDS, *_TREES]).map(copy.deepcopy)


@settings(deadline=None)
@given(st.data())
def test_any_slip_is_either_read_or_reported_and_the_schema_agrees(data: st.DataObject) -> None:
    document = tomllib.loads(FULL)
    for _ in range(data.draw(st.integers(0, 3))):
        spots = _spots(document)
        holder, key = spots[data.draw(st.integers(0, len(spots) - 1))]
        match data.draw(st.sampled_from(["put", "add", "drop"])):
            case "put":
                holder[key] = data.draw(_VALUES)
            case "add" if isinstance(holder, dict):
                holder[data.draw(st.sampled_from(["steps", "x y", "depth"]))] = data.draw(_VALUES)
            case _:
                del holder[key]
    text = "\n".join(f"{key} = {_toml(value)}" for key, value in document.items())
    try:
        _load(text)
    except ManifestError as error:
        lines = [problem.line or 0 for problem in error.problems]
        assert lines == sorted(lines)
    else:
        assert _accepts(tomllib.loads(text))
