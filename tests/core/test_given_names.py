"""Names that a manifest gives to what it says again and again."""

import textwrap

import pytest
from pydantic import BaseModel

from migrator.core.manifest import Manifest, load
from migrator.errors import ManifestError


class _Move(BaseModel):
    move: dict[str, str] = {}
    words: tuple[str, ...] = ()


def _load(text: str, table: tuple[str, ...] = ()) -> Manifest:
    return load(textwrap.dedent(text), "migration.toml", {"move_symbols": _Move}, table)


_REST = """
[migration]
name = "m"
[[phases]]
id = "p"
steps = ["s"]
[steps.s]
transform = "move_symbols"
"""


def _options(manifest: Manifest) -> _Move:
    options = manifest.steps["s"].options
    assert isinstance(options, _Move)
    return options


def test_a_name_stands_for_its_entry_in_keys_and_in_strings() -> None:
    manifest = _load(f"""
[names]
package = "app.ws"
old = "{{{{package}}}}.factory.make"
new = "{{{{package}}}}.manager.get"
{_REST}
words = ["x {{{{ new }}}} y", "{{{{old}}}}{{{{old}}}}"]
move = {{ "{{{{old}}}}" = "{{{{new}}}}" }}
""")
    options = _options(manifest)
    assert options.move == {"app.ws.factory.make": "app.ws.manager.get"}
    assert options.words == (
        "x app.ws.manager.get y",
        "app.ws.factory.makeapp.ws.factory.make",
    )


def test_without_the_table_braces_mean_what_they_say() -> None:
    assert _options(_load(f'{_REST}\nwords = ["{{{{old}}}}"]')).words == ("{{old}}",)


def test_other_braces_are_left_alone() -> None:
    text = f'[names]\na = "x"\n{_REST}\nwords = ["{{{{a}}}}", "{{a}}", "{{{{ }}}}", "{{{{1}}}}"]'
    assert _options(_load(text)).words == ("x", "{a}", "{{ }}", "{{1}}")


@pytest.mark.parametrize(
    ("names", "options", "line", "code", "message"),
    [
        (
            'old = "a.b"',
            'move = { "{{olt}}" = "{{old}}" }',
            12,
            "unknown-name",
            'there is no name "olt" in [names]',
        ),
        ('old = "a.b"', 'words = ["x"]', 2, "unused-name", 'nothing uses the name "old"'),
        (
            'old = "{{new}}.b"\nnew = "a"',
            'words = ["{{old}}", "{{new}}"]',
            2,
            "unknown-name",
            'there is no name "new" above this one',
        ),
        (
            'old = "a.b"',
            'move."a.b" = "x"\nmove."{{old}}" = "y"',
            13,
            "same-key",
            'two keys of this table come to "a.b"',
        ),
        ("old = 3", 'words = ["{{old}}"]', 2, "wrong-type", "expected a string, found a number"),
        (
            '"o d" = "x"\nnew = "a"',
            'words = ["{{new}}"]',
            2,
            "bad-value",
            '"o d" cannot be a name that stands for something',
        ),
    ],
)
@pytest.mark.parametrize("table", [(), ("tool", "migrator")])
def test_mistakes_are_told_at_their_lines(
    names: str, options: str, line: int, code: str, message: str, table: tuple[str, ...]
) -> None:
    text = f"[names]\n{names}\n{_REST}\n{options}\n"
    for header in ("[names]", "[migration]", "[[phases]]", "[steps.s]"):
        inner = header.strip("[]")
        text = text.replace(header, header.replace(inner, ".".join((*table, inner))))
    with pytest.raises(ManifestError) as caught:
        _load(text, table)
    (problem,) = caught.value.problems
    assert (problem.line, problem.code, problem.message) == (line, f"manifest.{code}", message)


def test_a_mistake_behind_a_name_is_told_where_the_name_is_used() -> None:
    text = f'[names]\nold = "a.b"\n{_REST}\nmove = {{ "{{{{old}}}}" = 3 }}\n'
    with pytest.raises(ManifestError) as caught:
        _load(text)
    (problem,) = caught.value.problems
    assert (problem.line, problem.key) == (12, 'steps.s.move."a.b"')
