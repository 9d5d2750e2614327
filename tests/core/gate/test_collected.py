"""Tests that pytest collected before a phase are collected after it, or it is told."""

import time
from collections.abc import Iterable, Mapping

import pytest

from migrator.core.gate.collected import (
    Collected,
    collection_faults,
    differing,
    lost,
    steady,
)
from migrator.core.gate.faults import Fault

_FILE = "tests/test_a.py"
_CLASS = [f"{_FILE}::TestX::test_{name}" for name in ("one", "two", "three[1]", "three[2]")]
_OTHERS = [f"{_FILE}::test_alone", "tests/test_b.py::test_b"]


def _faults(
    before: Iterable[str], after: Iterable[str], renames: Mapping[str, str] | None = None
) -> list[Fault]:
    return collection_faults(
        Collected(frozenset(before)), Collected(frozenset(after)), renames or {}, frozenset()
    )


def _messages(
    before: Iterable[str], after: Iterable[str], renames: Mapping[str, str] | None = None
) -> list[str]:
    return [fault.message for fault in _faults(before, after, renames)]


class TestLost:
    def test_where_all_are_there_nothing_is_said(self) -> None:
        assert _faults(_CLASS, [*_CLASS, *_OTHERS]) == []

    def test_a_test_is_told_with_its_file(self) -> None:
        (fault,) = _faults([*_CLASS, *_OTHERS], _CLASS + _OTHERS[1:])
        assert (fault.path, fault.line, fault.code) == (_FILE, 0, "test-lost")
        assert fault.message == f"`{_FILE}::test_alone` is no longer collected"
        assert "gate.collection.renames" in fault.remedy

    def test_a_whole_class_is_told_once(self) -> None:
        assert _messages([*_CLASS, *_OTHERS], _OTHERS) == [f"`{_FILE}::TestX` lost 4 tests"]

    def test_a_whole_file_is_told_once(self) -> None:
        assert _messages([*_CLASS, *_OTHERS], _OTHERS[1:]) == [f"`{_FILE}` lost 5 tests"]

    def test_all_parameters_of_a_test_are_told_once(self) -> None:
        assert _messages([*_CLASS, *_OTHERS], [*_CLASS[:2], *_OTHERS]) == [
            f"`{_FILE}::TestX::test_three` lost 2 tests"
        ]

    def test_one_parameter_of_several_is_told_by_itself(self) -> None:
        assert _messages(_CLASS, _CLASS[:3]) == [
            f"`{_FILE}::TestX::test_three[2]` is no longer collected"
        ]

    def test_the_only_test_of_a_file_is_told_by_its_name(self) -> None:
        assert _messages([*_CLASS, *_OTHERS], [*_CLASS, _OTHERS[0]]) == [
            "`tests/test_b.py::test_b` is no longer collected"
        ]

    def test_parameters_may_look_like_ids(self) -> None:
        odd = [f"{_FILE}::test_path[a/b.py::TestY::test_z]", f"{_FILE}::test_path[[x]]"]
        assert _messages(odd, odd[1:]) == [f"`{odd[0]}` is no longer collected"]

    def test_a_module_that_leaves_itself_out_is_told_with_its_reason(self) -> None:
        before = Collected(frozenset(_CLASS))
        after = Collected(frozenset(), skipped={_FILE: "Skipped: could not import 'app.old'"})
        (fault,) = collection_faults(before, after, {}, frozenset())
        assert fault.message == (
            f"`{_FILE}` lost 4 tests: its module leaves itself out "
            "(Skipped: could not import 'app.old')"
        )


class TestWhatTheyAreCalledNow:
    def test_a_class_with_another_name(self) -> None:
        after = [test.replace("TestX", "TestX2") for test in _CLASS]
        (fault,) = _faults([*_CLASS, *_OTHERS], [*after, *_OTHERS])
        assert fault.message == (
            f"`{_FILE}::TestX` lost 4 tests: they are collected as `{_FILE}::TestX2` now"
        )
        assert fault.remedy.startswith("keep the name, or say so")

    def test_a_class_with_another_name_and_other_tests(self) -> None:
        after = [f"{_FILE}::TestY::test_{number}" for number in range(4)]
        assert _messages([*_CLASS, *_OTHERS], [*after, *_OTHERS]) == [
            f"`{_FILE}::TestX` lost 4 tests: they are collected as `{_FILE}::TestY` now"
        ]

    def test_a_file_that_has_gone_elsewhere(self) -> None:
        after = [test.replace("tests/", "tests/unit/") for test in _CLASS]
        assert _messages(_CLASS, after) == [
            f"`{_FILE}` lost 4 tests: they are collected as `tests/unit/test_a.py` now"
        ]

    def test_a_test_alone(self) -> None:
        assert _messages(_OTHERS, [f"{_FILE}::test_a", _OTHERS[1]]) == [
            f"`{_FILE}::test_alone` is no longer collected: it is collected as "
            f"`{_FILE}::test_a` now"
        ]

    def test_a_test_alone_in_a_file_that_has_gone_elsewhere(self) -> None:
        assert _messages(["tests/test_b.py::test_b"], ["tests/unit/test_b.py::test_b"]) == [
            "`tests/test_b.py::test_b` is no longer collected: it is collected as "
            "`tests/unit/test_b.py::test_b` now"
        ]

    def test_tests_with_other_names_in_the_same_class_are_not_guessed(self) -> None:
        after = [f"{_FILE}::TestX::test_{number}" for number in range(4)]
        assert _messages([*_CLASS, *_OTHERS], [*after, *_OTHERS]) == [
            f"`{_FILE}::TestX` lost 4 tests"
        ]

    def test_of_several_that_are_alike_none_is_guessed(self) -> None:
        before = ["a/test_a.py::TestX::test_1", "a/test_a.py::TestX::test_2"]
        after = [test.replace("a/", f"{folder}/") for folder in "bc" for test in before]
        assert _messages(before, after) == ["`a/test_a.py` lost 2 tests"]


class TestRenames:
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (f"{_FILE}::TestX", f"{_FILE}::TestY"),
            (f"{_FILE}::TestX::", f"{_FILE}::TestY::"),
            (_FILE, "tests/unit/test_x.py"),
            ("tests/", "checks/"),
            ("tests", "checks"),
        ],
    )
    def test_a_beginning_is_renamed_with_all_below(self, old: str, new: str) -> None:
        after = [new + test.removeprefix(old) for test in _CLASS]
        assert _messages(_CLASS, after, {old: new}) == []

    @pytest.mark.parametrize("old", [f"{_FILE}::TestX::test_three", f"{_FILE}::TestX::test_three["])
    def test_a_test_is_renamed_with_its_parameters(self, old: str) -> None:
        new = old.replace("three", "four")
        after = [test.replace("three", "four") for test in _CLASS]
        assert _messages(_CLASS, after, {old: new}) == []

    def test_a_word_is_no_beginning(self) -> None:
        before, after = [f"{_FILE}::TestXY::test_a"], [f"{_FILE}::TestZY::test_a"]
        assert len(_messages(before, after, {f"{_FILE}::TestX": f"{_FILE}::TestZ"})) == 1

    def test_the_longest_beginning_counts(self) -> None:
        renames = {_FILE: "tests/x.py", f"{_FILE}::TestX": "tests/y.py::TestX"}
        after = [test.replace(_FILE, "tests/y.py") for test in _CLASS] + ["tests/x.py::test_alone"]
        assert _messages([*_CLASS, _OTHERS[0]], after, renames) == []

    def test_what_is_to_be_renamed_later_may_keep_its_name(self) -> None:
        assert _messages(_CLASS, _CLASS, {_FILE: "tests/later.py"}) == []

    def test_what_is_not_there_under_its_new_name_is_told(self) -> None:
        renames = {f"{_FILE}::TestX": f"{_FILE}::TestY"}
        assert _messages([*_CLASS, *_OTHERS], _OTHERS, renames) == [
            f"`{_FILE}::TestX` lost 4 tests, and there is no `{_FILE}::TestY`, as it was to be "
            "called"
        ]


class TestGone:
    @pytest.mark.parametrize("gone", [_FILE, f"{_FILE}::TestX", f"{_FILE}::TestX::"])
    def test_what_goes_on_purpose_is_not_lost(self, gone: str) -> None:
        before = Collected(frozenset([*_CLASS, *_OTHERS])).without((), [gone])
        assert not before.ids.intersection(_CLASS)
        assert "tests/test_b.py::test_b" in before.ids

    def test_one_set_of_parameters_goes(self) -> None:
        tests = {"t.py::test[app.old]", "t.py::test[app.older]", "t.py::test_more[app.old]"}
        kept = Collected(frozenset(tests)).without((), ["t.py::test[app.old]"])
        assert tests - kept.ids == {"t.py::test[app.old]"}


class TestErrors:
    def _faults(self, before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
        was, now = Collected(frozenset(_CLASS), before), Collected(frozenset(_CLASS), after)
        return [fault.message for fault in collection_faults(was, now, {}, frozenset())]

    def test_one_that_was_there_before_is_none_of_the_phase(self) -> None:
        errors = {"tests/test_c.py": "ModuleNotFoundError: No module named 'x'"}
        assert self._faults(errors, errors) == []
        assert self._faults(errors, {"tests/test_c.py": "ImportError: something else"}) == []

    def test_one_of_a_folder_hides_those_in_it(self) -> None:
        assert self._faults({"tests/c": "ValueError: no"}, {"tests/c/test_c.py": "E: x"}) == []
        assert self._faults({"tests/c/__init__.py": "E: x"}, {"tests/c/test_c.py": "E: x"}) == []
        assert self._faults({"": "ValueError: no"}, {"tests/c/test_c.py": "E: x"}) == []

    def test_a_new_one_is_told(self) -> None:
        assert self._faults({}, {"tests/test_c.py": "NameError: x"}) == [
            "`tests/test_c.py` can no longer be collected: NameError: x"
        ]

    def test_what_is_lost_with_it_is_told_with_it(self) -> None:
        before = Collected(frozenset([*_CLASS, *_OTHERS]))
        after = Collected(frozenset(_OTHERS[1:]), {_FILE: "SyntaxError: invalid syntax"})
        (fault,) = collection_faults(before, after, {}, frozenset())
        assert (fault.path, fault.code) == (_FILE, "collection-error")
        assert fault.message == (
            f"`{_FILE}` can no longer be collected: SyntaxError: invalid syntax; "
            "5 tests are lost with it"
        )

    def test_one_of_all_tests_is_told_once(self) -> None:
        after = Collected(frozenset(), {"": "ValueError: no"})
        (fault,) = collection_faults(Collected(frozenset(_CLASS)), after, {}, frozenset())
        assert fault.message == (
            "a part of the tests can no longer be collected: ValueError: no; "
            "4 tests are lost with it"
        )

    def test_a_file_that_was_broken_and_has_moved_is_no_new_one(self) -> None:
        before, after = (
            Collected(frozenset(), {"a.py": "E: x"}),
            Collected(frozenset(), {"b.py": "E: x"}),
        )
        assert collection_faults(before, after, {"a.py": "b.py"}, frozenset()) == []


class TestUnstable:
    def test_ids_that_differ_from_run_to_run_are_no_loss(self) -> None:
        first = Collected(frozenset([*_OTHERS, f"{_FILE}::test_p[<object at 0x7f01>]"]))
        second = Collected(frozenset([*_OTHERS, f"{_FILE}::test_p[<object at 0x7f02>]"]))
        after = Collected(frozenset([*_OTHERS, f"{_FILE}::test_p[<object at 0x7f03>]"]))
        assert lost(first, after, {})
        assert collection_faults(first, after, {}, differing(first, second)) == []

    def test_a_class_is_told_once_though_some_of_its_tests_are_not_stable(self) -> None:
        unstable = f"{_FILE}::TestX::test_p[0x1]"
        before = Collected(frozenset([*_CLASS, unstable, *_OTHERS]))
        after = Collected(frozenset(_OTHERS))
        (fault,) = collection_faults(before, after, {}, frozenset({unstable}))
        assert fault.message == f"`{_FILE}::TestX` lost 4 tests"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("TypeError: <object at 0x7f3b2c01>", "TypeError: <object at 0x…>"),
        (
            "ImportError: cannot import name 'a' from 'b' (/tmp/w/src/b.py)",
            "ImportError: cannot import name 'a' from 'b' (src/b.py)",
        ),
        ("ValueError: 0x1", "ValueError: 0x1"),
    ],
)
def test_what_differs_by_place_and_run_is_taken_out(said: str, expected: str) -> None:
    assert steady(said, "/tmp/w") == expected  # noqa: S108 - only a name


def test_many_tests_are_compared_at_once() -> None:
    before = [f"tests/test_{n // 20}.py::TestX{n // 5 % 4}::test_{n}" for n in range(60_000)]
    after = [test.replace("::TestX1", "::Test1") for test in before]
    began = time.monotonic()
    faults = _faults(before, after)
    assert len(faults) == 3000
    assert all("are collected as" in fault.message for fault in faults)
    assert time.monotonic() - began < 10
