"""Edits applied, put together and followed: by example, and against the plainest account."""

import pickle
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.edits import Edit, OffsetMap, OverlapError, apply, compose, in_order

# Examples.


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([], b"0123456789"),
        ([Edit(0, 0, b"x")], b"x0123456789"),
        ([Edit(10, 10, b"x")], b"0123456789x"),
        ([Edit(0, 10, b"")], b""),
        ([Edit(2, 4, b"xyz")], b"01xyz456789"),
        ([Edit(2, 4, b"a"), Edit(4, 6, b"b")], b"01ab6789"),
        ([Edit(2, 2, b"a"), Edit(2, 4, b"b")], b"01ab456789"),
        ([Edit(2, 4, b"b"), Edit(4, 4, b"a")], b"01ba456789"),
        ([Edit(1, 2, b""), Edit(8, 9, b"\xff\0")], b"0234567\xff\x009"),
    ],
)
def test_edits_replace_what_they_name(edits: list[Edit], expected: bytes) -> None:
    assert apply(b"0123456789", edits) == expected
    assert apply(b"0123456789", in_order(reversed(edits))) == expected


def test_the_same_edit_twice_is_one() -> None:
    twice = [Edit(4, 5, b"x"), Edit(0, 0, b"y"), Edit(4, 5, b"x")]
    assert in_order(twice) == [Edit(0, 0, b"y"), Edit(4, 5, b"x")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Edit(0, 3, b"a"), Edit(2, 4, b"b")),
        (Edit(0, 9, b"a"), Edit(2, 4, b"a")),
        (Edit(0, 3, b"a"), Edit(0, 3, b"b")),
        (Edit(0, 3, b"a"), Edit(0, 2, b"a")),
        (Edit(0, 3, b"a"), Edit(1, 1, b"b")),
        (Edit(5, 5, b"a"), Edit(5, 5, b"b")),
    ],
)
def test_edits_that_collide_are_named(one: Edit, other: Edit) -> None:
    far = [Edit(20, 21, b""), Edit(30, 30, b"z")]
    with pytest.raises(OverlapError) as caught:
        in_order([other, *far, one])
    assert {caught.value.first, caught.value.second} == {one, other}
    assert caught.value.first <= caught.value.second


@contextmanager
def _context() -> Iterator[None]:
    yield


def test_a_collision_is_an_error_like_any_other() -> None:
    error = OverlapError(Edit(0, 3, b"a"), Edit(2, 4, b"b"))
    with pytest.raises(OverlapError), _context():
        raise error
    copied = pickle.loads(pickle.dumps(error))  # noqa: S301 - it comes from a worker process
    assert (copied.first, copied.second) == (error.first, error.second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Edit(0, 3, b"a"), Edit(3, 3, b"b")),
        (Edit(3, 3, b"a"), Edit(3, 5, b"b")),
        (Edit(0, 3, b"a"), Edit(3, 5, b"b")),
        (Edit(0, 0, b"a"), Edit(1, 1, b"b")),
    ],
)
def test_edits_that_only_touch_do_not_collide(one: Edit, other: Edit) -> None:
    assert in_order([other, one]) == [one, other]


def test_a_shifted_edit_does_the_same_further_on() -> None:
    assert Edit(1, 3, b"x").shifted(4) == Edit(5, 7, b"x")


@pytest.mark.parametrize(
    ("offset", "expected"),
    [(0, 0), (1, 1), (2, None), (3, None), (4, 3), (5, 4), (6, 8), (7, None), (8, 9), (99, 100)],
)
def test_an_offset_moves_with_what_stands_before_it(offset: int, expected: int | None) -> None:
    # 0 1 [2 3 → x] 4 5 +new+ 6 [7 → ] 8 9
    edits = [Edit(2, 4, b"x"), Edit(6, 6, b"new"), Edit(7, 8, b"")]
    assert OffsetMap(edits).forward(offset) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ([], [], []),
        ([Edit(1, 2, b"x")], [], [Edit(1, 2, b"x")]),
        ([], [Edit(1, 2, b"x")], [Edit(1, 2, b"x")]),
        ([Edit(0, 1, b"xx")], [Edit(3, 4, b"y")], [Edit(0, 1, b"xx"), Edit(2, 3, b"y")]),
        ([Edit(2, 4, b"old")], [Edit(2, 5, b"new")], [Edit(2, 4, b"new")]),
        ([Edit(2, 4, b"abc")], [Edit(3, 4, b"B")], [Edit(2, 4, b"aBc")]),
        ([Edit(2, 4, b"abc")], [Edit(4, 7, b"B")], [Edit(2, 6, b"abB")]),
        ([Edit(2, 2, b"abc")], [Edit(2, 5, b"")], []),
        ([Edit(2, 4, b"")], [Edit(2, 2, b"x")], [Edit(2, 4, b"x")]),
        ([Edit(2, 3, b"a"), Edit(5, 6, b"b")], [Edit(0, 9, b"")], [Edit(0, 9, b"")]),
    ],
)
def test_composed_edits_are_as_few_as_can_be(
    first: list[Edit], second: list[Edit], expected: list[Edit]
) -> None:
    assert compose(first, second) == expected


# Properties. A text without repeats shows for each byte where it came from.

_NEW = st.binary(max_size=4)


@st.composite
def _edits(draw: st.DrawFn, size: int) -> list[Edit]:
    """Edits of a text of some size, in order."""
    cuts = sorted(draw(st.lists(st.integers(0, size), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    edits: list[Edit] = []
    for start, end in pairs:
        edit = Edit(start, end, draw(_NEW))
        is_second_insertion = bool(edits) and (edits[-1].start, edits[-1].end) == (start, end)
        if not is_second_insertion:
            edits.append(edit)
    return edits


@st.composite
def _edited_texts(draw: st.DrawFn) -> tuple[bytes, list[Edit]]:
    text = bytes(range(draw(st.integers(0, 40))))
    return text, draw(_edits(len(text)))


@st.composite
def _twice_edited_texts(draw: st.DrawFn) -> tuple[bytes, list[Edit], list[Edit]]:
    text, first = draw(_edited_texts())
    return text, first, draw(_edits(len(apply(text, first))))


def _one_by_one(text: bytes, edits: Sequence[Edit]) -> bytes:
    """The edits made from the last to the first, which moves none of the others."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


@given(_edited_texts())
def test_applying_all_is_applying_each(drawn: tuple[bytes, list[Edit]]) -> None:
    text, edits = drawn
    assert in_order(reversed(edits)) == edits
    assert apply(text, edits) == _one_by_one(text, edits)


@given(_edited_texts())
def test_every_byte_is_where_the_map_says(drawn: tuple[bytes, list[Edit]]) -> None:
    text, edits = drawn
    after = apply(text, edits)
    offsets = OffsetMap(edits)
    replaced = {place for edit in edits for place in range(edit.start, edit.end)}
    for place in range(len(text)):
        mapped = offsets.forward(place)
        assert (mapped is None) == (place in replaced)
        assert mapped is None or after[mapped] == text[place]
    assert offsets.forward(len(text)) == len(after)


@given(_twice_edited_texts())
def test_composed_edits_do_what_one_after_the_other_does(
    drawn: tuple[bytes, list[Edit], list[Edit]],
) -> None:
    text, first, second = drawn
    composed = compose(first, second)
    assert apply(text, composed) == apply(apply(text, first), second)
    assert in_order(composed) == composed
    apart = pairwise(composed)
    assert all(one.end < other.start for one, other in apart)


@given(_twice_edited_texts(), st.data())
def test_it_does_not_matter_how_three_are_composed(
    drawn: tuple[bytes, list[Edit], list[Edit]], data: st.DataObject
) -> None:
    text, first, second = drawn
    third = data.draw(_edits(len(apply(apply(text, first), second))))
    left = compose(compose(first, second), third)
    right = compose(first, compose(second, third))
    assert apply(text, left) == apply(text, right)
    assert left == right


@given(_twice_edited_texts())
def test_a_byte_that_two_edits_leave_alone_is_left_alone_by_both_together(
    drawn: tuple[bytes, list[Edit], list[Edit]],
) -> None:
    text, first, second = drawn
    one, other, both = OffsetMap(first), OffsetMap(second), OffsetMap(compose(first, second))
    for place in range(len(text)):
        between = one.forward(place)
        expected = None if between is None else other.forward(between)
        assert both.forward(place) == expected
