"""What is new, and what only has another name or another line."""

from migrator.core.gate.faults import Fault, grown, new_faults


def fault(message: str, line: int = 1, path: str = "a.py", code: str = "odd") -> Fault:
    return Fault(path, line, code, message, "mend it")


def test_what_was_there_is_not_new_wherever_its_line_has_gone() -> None:
    assert new_faults([fault("x", 3)], [fault("x", 30)]) == []


def test_another_file_another_sort_or_another_message_is_new() -> None:
    known = [fault("x")]
    others = [fault("x", path="b.py"), fault("x", code="odder"), fault("y")]
    assert set(new_faults(known, others)) == set(others)


def test_of_several_alike_as_many_are_new_as_there_are_more() -> None:
    before = [fault("x", 1), fault("x", 2)]
    after = [fault("x", line) for line in (1, 2, 3, 4)]
    assert [found.line for found in new_faults(before, after)] == [3, 4]


def test_what_is_gone_makes_room_for_nothing_else() -> None:
    assert new_faults([fault("x"), fault("y")], [fault("z")]) == [fault("z")]


def test_what_only_got_another_name_has_not_grown() -> None:
    assert grown([fault("`old` unused")], [fault("`new` unused", 7)]) == []


def test_one_more_of_a_sort_has_grown_whatever_the_others_are_called_now() -> None:
    before = [fault("`old` unused")]
    after = [fault("`new` unused", 1), fault("`more` unused", 2)]
    assert len(grown(before, after)) == 1


def test_what_is_still_there_is_not_taken_for_the_one_that_is_new() -> None:
    before = [fault("`a` unused", 1)]
    after = [fault("`a` unused", 9), fault("`b` unused", 2)]
    assert [found.message for found in grown(before, after)] == ["`b` unused"]


def test_a_sort_grows_file_by_file() -> None:
    assert grown([fault("x")], [fault("y", path="b.py")]) == [fault("y", path="b.py")]


def test_a_place_is_told_as_far_as_it_is_known() -> None:
    assert [fault("x", 3).place, fault("x", 0).place, fault("x", 0, "").place] == [
        "a.py:3", "a.py", "",
    ]  # fmt: skip
