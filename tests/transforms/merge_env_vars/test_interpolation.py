"""References as shells write them, before and after the merge."""

import random
import shutil
import subprocess

import pytest

from migrator.api import Safety, Span, apply, in_order
from transforms.merge_env_vars.formats.interpolation import (
    interpolated,
    references,
    value_of,
    with_new_names,
)
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Place

MERGE = {"OLD": "NEW", "B_OLD": "B_NEW"}
NAMES = Names(MERGE)
TRANSITION = Names(MERGE, transition=True)


def _places(text: str, names: Names) -> list[Place]:
    code = text.encode()
    return list(interpolated(code, names, Span(0, len(code))))


def _merged(text: str, names: Names = NAMES) -> str:
    edits = in_order(edit for place in _places(text, names) for edit in place.edits)
    return apply(text.encode(), edits).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$OLD", "$NEW"),
        ("${OLD}", "${NEW}"),
        ("${OLD:-x}/${OLD-x}/${OLD:=x}/${OLD:+x}", "${NEW:-x}/${NEW-x}/${NEW:=x}/${NEW:+x}"),
        ("$OLDER ${MY_OLD} ${OLD_X} $old", "$OLDER ${MY_OLD} ${OLD_X} $old"),
        ("$OLD$B_OLD", "$NEW$B_NEW"),
        ("$$OLD $${OLD}", "$$NEW $${NEW}"),
        (r"\$OLD \${OLD} \\$OLD", r"\$OLD \${OLD} \\$NEW"),
        ("${!OLD} ${#OLD}", "${!NEW} ${#NEW}"),
        ("${OLD[0]} ${OLD[@]} ${OLD[$OLD]}", "${NEW[0]} ${NEW[@]} ${NEW[$NEW]}"),
        ("${OLD/a/b} ${OLD%x} ${OLD^^} ${OLD:1:2}", "${NEW/a/b} ${NEW%x} ${NEW^^} ${NEW:1:2}"),
        ("${1:-$OLD} ${X:-${OLD}/x}", "${1:-$NEW} ${X:-${NEW}/x}"),
        ("${OLD:?OLD is not set, nor OLDER}", "${NEW:?NEW is not set, nor OLDER}"),
        ("${{ env.OLD }} $OLD", "${{ env.OLD }} $NEW"),
        ("${OLD:-it's}", "${NEW:-it's}"),
    ],
)
def test_a_reference_gets_the_new_name(before: str, after: str) -> None:
    assert _merged(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("${NEW:-$OLD}", "${NEW}"),
        ("${NEW:-${OLD}}", "${NEW}"),
        ("${NEW-${OLD-x}}", "${NEW-x}"),
        ("${NEW:-${OLD:-x}}", "${NEW:-x}"),
        ("${OLD:-${NEW:-x}}", "${NEW:-x}"),
        ("${NEW:-${OLD:-${OLD:-x}}}", "${NEW:-x}"),
        ("${NEW:-${OLD:?neither}}", "${NEW:?neither}"),
        ("${NEW:=$OLD}", "${NEW}"),
        ("${NEW:=${OLD:-x}}", "${NEW:=x}"),
        ('${NEW:-"$OLD"}', "${NEW}"),
        ("$${NEW:-$$OLD}", "$${NEW}"),
        ("${NEW:-${OLD:-${B_OLD}}}", "${NEW:-${B_NEW}}"),
        ("${NEW:-${OLD}x}", "${NEW:-${NEW}x}"),
        ("${NEW:-$B_OLD}", "${NEW:-$B_NEW}"),
        ("${NEW:+$OLD}", "${NEW:+$NEW}"),
        ("${NEW:-${OLD:+x}}", "${NEW:-${NEW:+x}}"),
        ("${NEW:-${OLD%x}}", "${NEW:-${NEW%x}}"),
    ],
)
def test_a_fallback_collapses(before: str, after: str) -> None:
    assert _merged(before) == after


def test_the_old_name_had_precedence() -> None:
    (place,) = _places("${OLD:-$NEW}", NAMES)
    assert place.note == "OLD had precedence over NEW"
    (place,) = _places("${NEW:-$OLD}", NAMES)
    assert not place.note


def test_two_ways_to_fall_back_are_to_be_reviewed() -> None:
    (place,) = _places("${NEW-${OLD:-x}}", NAMES)
    assert place.safety is Safety.REVIEW
    assert place.edits


@pytest.mark.parametrize("text", ["${OLD", "a ${OLD:-x", "${!OLD*}", "${!OLD@}"])
def test_what_is_not_understood_is_for_a_person(text: str) -> None:
    (place,) = _places(text, NAMES)
    assert place.safety is Safety.MANUAL
    assert not place.edits


def test_inside_of_an_open_brace_all_is_seen() -> None:
    assert _merged("${OLD ${B_OLD} $B_OLD") == "${OLD ${B_NEW} $B_NEW"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("$OLD", "${NEW:-$OLD}"),
        ("${OLD}", "${NEW:-${OLD}}"),
        ("${OLD:-x}", "${NEW:-${OLD:-x}}"),
        ("${OLD:?x}", "${NEW:-${OLD:?x}}"),
        ("$OLD$B_OLD", "${NEW:-$OLD}${B_NEW:-$B_OLD}"),
        ("$$OLD", "$${NEW:-$$OLD}"),
        ("${OLD:-$B_OLD}", "${NEW:-${OLD:-${B_NEW:-$B_OLD}}}"),
        ("${X:-${OLD}/x}", "${X:-${NEW:-${OLD}}/x}"),
    ],
)
def test_a_transition_falls_back_and_collapses_later(before: str, after: str) -> None:
    assert _merged(before, TRANSITION) == after
    assert _merged(after, TRANSITION) == after
    collapsed, plain = (_merged(text).replace("{", "").replace("}", "") for text in (after, before))
    assert collapsed == plain


@pytest.mark.parametrize(
    "text", ["${OLD:=x}", "${OLD:+x}", "${#OLD}", "${!OLD}", "${OLD[0]}", "${OLD:-it's}"]
)
def test_some_references_cannot_fall_back(text: str) -> None:
    (place,) = _places(text, TRANSITION)
    assert place.safety is Safety.MANUAL
    assert not place.edits


def test_the_escape_may_be_another_one() -> None:
    code = rb"C:\${OLD} `$OLD"
    found = [one.span for one in references(code, Span(0, len(code)), b"`")]
    assert [code[slice(*span)] for span in found] == [b"${OLD}"]


@pytest.mark.parametrize("text", ["$OLD", "${OLD}", "${OLD:-}", "${OLD-}"])
def test_a_value_that_only_repeats_the_other_name(text: str) -> None:
    code = text.encode()
    assert value_of(code, NAMES, "NEW", Span(0, len(code))).kind is Kind.OTHER_NAME
    assert value_of(code, NAMES, "OLD", Span(0, len(code))).kind is Kind.TEXT
    assert value_of(code, NAMES, "B_NEW", Span(0, len(code))).kind is Kind.TEXT


@pytest.mark.parametrize("text", ["${#OLD}", "${!OLD}", "${OLD:-x}", "x$OLD", "$$OLD", "'$OLD'"])
def test_a_value_that_does_more(text: str) -> None:
    code = text.encode()
    assert value_of(code, NAMES, "NEW", Span(0, len(code))).kind is Kind.TEXT


@pytest.mark.parametrize(
    ("one", "other", "are_equal"),
    [
        ("$B_OLD/x", "${B_NEW}/x", True),
        ("${NEW:-${OLD:-x}}", "${OLD:-x}", True),
        ("x", "y", False),
        (r"\$HOST", "$HOST", False),
        ("$HOST", "${HOST}", True),
    ],
)
def test_values_are_compared_as_they_are_after_the_merge(
    one: str, other: str, are_equal: bool
) -> None:
    first, second = (
        value_of(text.encode(), NAMES, "X", Span(0, len(text))) for text in (one, other)
    )
    assert (first == second) is are_equal
    later = (value_of(text.encode(), TRANSITION, "X", Span(0, len(text))) for text in (one, other))
    assert [first, second] == list(later)


def test_words_in_a_text() -> None:
    assert with_new_names(b"OLD, OLDER and MY_OLD: OLD", NAMES) == "NEW, OLDER and MY_OLD: NEW"


def test_deep_nesting_takes_no_time_and_no_stack() -> None:
    depth = 20_000
    assert _merged("${OLD:-" * depth + "}" * depth) == "${NEW:-}"
    assert len(_places("${OLD:-" * depth, NAMES)) == depth


def _drawn(draw: random.Random, depth: int = 0) -> str:
    name = draw.choice(["OLD", "NEW", "B_OLD", "B_NEW", "OTHER"])
    if depth == 3 or draw.random() < 0.3:
        return draw.choice([f"${name}.", f"${{{name}}}", "x", "-"])
    inner = "".join(_drawn(draw, depth + 1) for _ in range(draw.randint(0, 2)))
    operator = draw.choice([":-", ":-", "-", ":+", "+"])
    return f"${{{name}{operator}{inner}}}"


def _echoed(texts: list[str], variables: dict[str, str]) -> list[str]:
    settings = "".join(f"{name}={value}\n" for name, value in variables.items())
    script = settings + "".join(f'echo "{text}"\n' for text in texts)
    done = subprocess.run(
        ["bash", "--norc"], input=script, env={}, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize("seed", range(5))
def test_bash_sees_the_same(seed: int) -> None:
    draw = random.Random(seed)
    texts = ["".join(_drawn(draw) for _ in range(3)) for _ in range(200)]
    after = [_merged(text) for text in texts]
    both = {"OTHER": "o", "OLD": "v", "NEW": "v", "B_OLD": "b", "B_NEW": "b"}
    assert _echoed(texts, both) == _echoed(after, {"OTHER": "o", "NEW": "v", "B_NEW": "b"})
    # Where the setting is nothing, two ways to fall back differ, and that is said.
    alike = [all(place.safety is Safety.SAFE for place in _places(text, NAMES)) for text in texts]
    nothing = {"OTHER": "o", "OLD": "", "NEW": "", "B_OLD": "b", "B_NEW": "b"}
    was = [text for text, is_alike in zip(texts, alike, strict=True) if is_alike]
    now = [text for text, is_alike in zip(after, alike, strict=True) if is_alike]
    assert _echoed(was, nothing) == _echoed(now, nothing)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
@pytest.mark.parametrize("seed", range(5))
def test_bash_sees_the_same_in_a_transition(seed: int) -> None:
    draw = random.Random(seed)
    texts = ["".join(_drawn(draw) for _ in range(3)) for _ in range(200)]
    told = [all(p.safety is Safety.SAFE for p in _places(text, TRANSITION)) for text in texts]
    texts = [text for text, is_safe in zip(texts, told, strict=True) if is_safe]
    after = [_merged(text, TRANSITION) for text in texts]
    # Who sets the old name only, as all have done so far.
    only = {"OTHER": "o", "OLD": "v", "B_OLD": "b"}
    assert _echoed(texts, only) == _echoed(after, only)
    assert [_merged(text, TRANSITION) for text in after] == after
