"""What `check` found, in each of its forms."""

import json
import re
from dataclasses import replace

from migrator.core.baseline import Baseline, compared
from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Standing, Survey, UnreadFile, Violation
from migrator.report import github, problems, problems_json, sarif

FIRST = Violation(
    "app/a b,c:d%.py",
    3,
    5,
    "imports",
    "x.y has moved\nto x.z",
    "Use x.z.",
    "x.y",
    "p1",
    Standing.OPEN,
    "from x import y",
)
SECOND = replace(FIRST, line=9)
EARLY = replace(FIRST, rule="contract.forbid", standing=Standing.EARLY)
UNREAD = UnreadFile("bad.py", "unparsable: line 2", (4, 7))


def result(*violations: Violation, tolerated: int = 0, unread: bool = False) -> CheckResult:
    rules = {"imports": "Move.", "contract.forbid": "Forbidden names are gone."}
    survey = Survey("ws", violations, (UNREAD,) if unread else (), ("a note",), rules)
    baseline = Baseline({FIRST.key: tolerated} if tolerated else {})
    return CheckResult(survey, compared(violations, baseline), "b.json" if tolerated else None)


class TestText:
    def test_too_many_are_all_told(self) -> None:
        lines = problems.text(result(FIRST, SECOND, tolerated=1)).splitlines()
        assert len(lines) == 3
        assert all(line.endswith(" (2 here, 1 tolerated)") for line in lines[:2])

    def test_lines_are_in_the_order_of_the_file(self) -> None:
        others = [replace(FIRST, line=line, old=old) for line, old in ((9, "x.a"), (3, "x.b"))]
        lines = problems.text(result(*others, replace(SECOND, line=5))).splitlines()
        assert [line.split(":")[2] for line in lines[:3]] == ["3", "5", "9"]

    def test_what_no_phase_mends_can_be_tolerated(self) -> None:
        left = replace(FIRST, phase=None)
        assert problems.following(result(left)) == "check --update-baseline"
        assert problems.following(result(left, FIRST)) == "diff p1"

    def test_what_is_more_than_tolerated_cannot(self) -> None:
        left = replace(FIRST, phase=None), replace(SECOND, phase=None)
        assert problems.following(result(*left, tolerated=1)) is None

    def test_what_passes_is_not_told(self) -> None:
        assert problems.text(result(FIRST, EARLY, tolerated=1)) == ""

    def test_all_that_passes_is_told_when_asked_for(self) -> None:
        lines = problems.full_text(result(FIRST, EARLY, tolerated=1)).splitlines()
        assert [line.endswith(" (tolerated)") for line in lines] == [True, False, True, False]

    def test_the_summary(self) -> None:
        said = problems.summary(result(FIRST, EARLY, unread=True))
        assert said == ["a note", "ws: 1 problem in 1 file, 1 file unreadable, 1 tolerated"]

    def test_what_can_be_lowered(self) -> None:
        shown = result(FIRST, tolerated=3)
        assert "b.json can be lowered: imports: x.y" in "\n".join(problems.summary(shown))
        assert problems.following(shown) == "check --update-baseline"

    def test_what_is_outdated(self) -> None:
        shown = result(replace(FIRST, standing=Standing.DUE), tolerated=3)
        assert "b.json is outdated" in "\n".join(problems.summary(shown))
        assert "(p1 has landed)" in problems.text(shown)

    def test_a_line_holds_nothing_that_steers(self) -> None:
        odd = replace(FIRST, path="\x1b[31m\udcff\x9b.py")
        assert problems.text(result(odd)).startswith("[31m\ufffd.py:3:5: imports: ")


class TestGitHub:
    def test_everything_special_is_escaped(self) -> None:
        assert github.text(result(FIRST)) == (
            "::error file=app/a b%2Cc%3Ad%25.py,line=3,col=5,title=imports::"
            "x.y has moved%0Ato x.z%0AUse x.z.\n"
        )

    def test_what_cannot_be_read(self) -> None:
        assert "file=bad.py,line=4,col=1,title=unreadable::" in github.text(result(unread=True))

    def test_what_is_tolerated_is_not_told(self) -> None:
        assert github.text(result(FIRST, tolerated=1)) == ""


class TestSarif:
    def test_places_and_rules(self) -> None:
        (run,) = json.loads(sarif.text(result(FIRST, unread=True)))["runs"]
        rules = run["tool"]["driver"]["rules"]
        for found in run["results"]:
            assert rules[found["ruleIndex"]]["id"] == found["ruleId"]
        first = run["results"][0]["locations"][0]["physicalLocation"]
        assert first["artifactLocation"]["uri"] == "app/a%20b%2Cc%3Ad%25.py"
        assert first["region"] == {"startLine": 3, "startColumn": 5}

    def test_what_is_tolerated_is_suppressed(self) -> None:
        (run,) = json.loads(sarif.text(result(FIRST, EARLY, tolerated=1)))["runs"]
        for found in run["results"]:
            assert (found["level"], found["baselineState"]) == ("note", "unchanged")
            assert found["suppressions"][0]["kind"] == "external"

    def test_what_is_not_is_new(self) -> None:
        (run,) = json.loads(sarif.text(result(FIRST)))["runs"]
        (found,) = run["results"]
        assert (found["level"], found["baselineState"]) == ("error", "new")
        assert "suppressions" not in found

    def test_fingerprints_survive_shifts_and_are_of_one_result_each(self) -> None:
        def marks(*violations: Violation) -> list[str]:
            (run,) = json.loads(sarif.text(result(*violations)))["runs"]
            return [found["partialFingerprints"]["migrator/v1"] for found in run["results"]]

        moved = replace(FIRST, line=40, column=9, excerpt="from  x import y")
        assert marks(FIRST) == marks(moved)
        assert len(set(marks(FIRST, SECOND, EARLY))) == 3

    def test_paths_that_are_no_utf_8(self) -> None:
        text = sarif.text(result(replace(FIRST, path="\udcff.py")))
        assert '"uri": "%FF.py"' in text


class TestJson:
    def test_it_is_of_the_common_shape(self) -> None:
        shown = json.loads(problems_json.text(result(FIRST, EARLY, tolerated=3, unread=True)))
        assert (shown["version"], shown["command"], shown["migration"]) == (1, "check", "ws")
        assert shown["passed"] is False
        assert [one["tolerated"] for one in shown["problems"]] == [True, True]
        assert shown["baseline"]["can_be_lowered"][0]["found"] == 1
        assert shown["unreadable"] == [
            {"path": "bad.py", "reason": "unparsable: line 2", "lines": [4, 7]}
        ]

    def test_what_no_stream_takes_is_escaped(self) -> None:
        text = problems_json.text(result(replace(FIRST, path="\udcff.py")))
        assert re.search(r'"path": "\\udcff.py"', text)
