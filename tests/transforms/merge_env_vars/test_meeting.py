"""What becomes of settings that meet, whatever format they are written in."""

import pytest

from migrator.api import Edit, Span
from transforms.merge_env_vars.meeting import verdicts
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Kind, Setting, Value

NAMES = Names({"OLD": "NEW", "OLDER": "NEW", "LEGACY": "OTHER"})
A, B = Value(Kind.TEXT, "a"), Value(Kind.TEXT, "b")
UNKNOWN, COPY = Value(Kind.UNKNOWN), Value(Kind.OTHER_NAME)
UNSET, LISTED = Value(Kind.UNSET), Value(Kind.LISTED)


def _settings(*written: tuple[str, Value], group: int = 0) -> list[Setting]:
    """Settings one behind the other."""
    found = []
    for number, (name, value) in enumerate(written):
        start = group * 100 + number * 10
        found.append(
            Setting(
                name,
                Span(start, start + 3),
                name,
                group,
                value,
                None,
                () if name == "NEW" else (Edit(start, start + 3, b"NEW"),),
                (Edit(start, start + 10, b""),),
            )
        )
    return found


def _said(settings: list[Setting]) -> list[str]:
    found = []
    for verdict in sorted(verdicts(settings, NAMES), key=lambda one: one.setting.span):
        what = verdict.safety.value
        if verdict.edits:
            what = "renamed" if verdict.edits == verdict.setting.renaming else "gone"
        found.append(f"{verdict.setting.name} {what}")
    return found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ([("OLD", A)], ["OLD renamed"]),
        ([("OLD", A), ("OLD", B)], ["OLD renamed", "OLD renamed"]),
        ([("NEW", A)], []),
        ([("NEW", A), ("OLD", A)], ["OLD gone"]),
        ([("OLD", A), ("NEW", A)], ["OLD gone"]),
        ([("NEW", A), ("OLD", B)], ["OLD review"]),
        ([("NEW", A), ("OLD", UNKNOWN)], ["OLD review"]),
        ([("NEW", UNKNOWN), ("OLD", UNKNOWN)], ["OLD review"]),
        ([("NEW", A), ("OLD", A), ("OLD", B)], ["OLD gone", "OLD review"]),
        ([("NEW", A), ("NEW", B), ("OLD", A)], ["OLD review"]),
        ([("NEW", LISTED), ("OLD", LISTED)], ["OLD gone"]),
        ([("NEW", A), ("OLD", COPY)], ["OLD gone"]),
        ([("OLD", A), ("NEW", COPY)], ["OLD renamed", "NEW gone"]),
        ([("NEW", COPY), ("OLD", A)], ["OLD review"]),
        ([("OLD", COPY), ("OLDER", A)], ["OLD gone", "OLDER renamed"]),
        (
            [("OLD", COPY), ("OLDER", A), ("LEGACY", A)],
            ["OLD gone", "OLDER renamed", "LEGACY renamed"],
        ),
        ([("OLD", COPY)], ["OLD renamed"]),
        ([("OLD", COPY), ("NEW", COPY)], ["OLD renamed", "NEW gone"]),
        ([("NEW", A), ("OLD", UNSET)], ["OLD gone"]),
        ([("NEW", UNSET), ("OLD", UNSET)], ["OLD gone"]),
        ([("OLD", A), ("NEW", UNSET)], ["OLD manual"]),
        ([("OLD", A), ("OLDER", A)], ["OLD renamed", "OLDER gone"]),
        ([("OLD", A), ("OLDER", B)], ["OLD review", "OLDER review"]),
        ([("OLD", A), ("OLDER", A), ("NEW", A)], ["OLD gone", "OLDER gone"]),
        ([("OLD", A), ("LEGACY", B)], ["OLD renamed", "LEGACY renamed"]),
    ],
)
def test_settings_that_meet(written: list[tuple[str, Value]], said: list[str]) -> None:
    assert _said(_settings(*written)) == said


def test_settings_of_two_groups_do_not_meet() -> None:
    settings = _settings(("OLD", A)) + _settings(("NEW", B), group=1)
    assert _said(settings) == ["OLD renamed"]


def test_what_cannot_be_taken_out_is_for_a_person() -> None:
    new, old = _settings(("NEW", A), ("OLD", A))
    fixed = Setting(old.name, old.span, old.shown, old.group, old.value, None, old.renaming)
    (verdict,) = verdicts([new, fixed], NAMES)
    assert (verdict.safety.value, verdict.edits) == ("manual", ())
    assert verdict.message == "OLD: it stands beside NEW, and cannot be taken out of its place"
