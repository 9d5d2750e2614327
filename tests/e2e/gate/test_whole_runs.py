"""Runs through all five levels, and what is left of them for somebody to look at."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from migrator.core.manifest import Level
from tests.e2e.gate.accidents import LEVELS, Accident
from tests.e2e.gate.scenery import Make, MakeWith, Place

MANIFEST = """\
[[contracts.exports]]
module = "app.core"
names = ["make"]

[[gate.tests]]
name = "suite"
run = ["python", "-m", "pytest", "-q"]
"""
TESTS = """\
from app.core import make


def test_make():
    assert make()
"""
HEALTHY = Accident(
    "",
    {
        "app/__init__.py": "",
        "app/core.py": "# spring\ndef make():\n    return 1\n",
        "tests/test_core.py": TESTS,
    },
    {"app/core.py": {"return 1": "return 2"}},
    "",
    manifest=MANIFEST,
)
FAILING = replace(HEALTHY, wrong={"app/core.py": {"return 1": "return 0"}})


def _report(place: Place, phase: str = "it") -> Mapping[str, object]:
    """The report of the newest run."""
    newest = max((place.folder / ".git/migrator/runs").iterdir())
    report: Mapping[str, object] = json.loads((newest / phase / "report.json").read_bytes())
    return report


class TestHealthy:
    def test_a_phase_lands_through_all_five_levels(self, make: Make) -> None:
        place = make(HEALTHY, "tests")
        ran = place.lands()
        assert "not so" not in ran.out + ran.err
        assert place.holds(HEALTHY.after)
        assert "Migration-Gate-Without" not in place.trailers()
        for level in LEVELS:
            assert re.search(rf"^  {level}: .*: ok \(\d+\.\d s\)$", ran.err, re.MULTILINE)

    def test_the_time_of_each_level_is_kept(self, make: Make) -> None:
        place = make(HEALTHY, "tests")
        place.lands()
        report = _report(place)
        assert (report["version"], report["phase"], report["passed"]) == (1, "it", True)
        seconds = report["seconds"]
        assert isinstance(seconds, dict)
        assert set(seconds) == set(LEVELS)
        assert all(spent >= 0 for spent in seconds.values())
        assert seconds["tests"] > 0.1
        assert report["run"] == place.trailers()["Migration-Run"]

    def test_a_phase_that_landed_keeps_no_patch_and_no_text(self, make: Make) -> None:
        place = make(HEALTHY, "syntax")
        place.lands()
        newest = max((place.folder / ".git/migrator/runs").iterdir())
        assert [path.name for path in (newest / "it").iterdir()] == ["report.json"]

    def test_what_is_collected_is_counted(self, make: Make) -> None:
        out = make(HEALTHY, "collection").lands("-v").out
        assert re.search(
            r"^  collection: every test is still collected \(.*\)\n    1 test", out, re.MULTILINE
        )

    def test_a_second_run_asks_nothing(self, make: Make) -> None:
        place = make(HEALTHY, "tests")
        place.lands()
        again = place.ok("run")
        assert "it: done already" in again.out
        assert "ok (" not in again.err

    def test_nothing_is_left_over(self, make: Make) -> None:
        place = make(HEALTHY, "tests")
        place.lands()
        litter = [*(place.folder / ".git").rglob("*.lock")]
        assert litter == []
        assert place.git("status", "--porcelain", "--ignored").splitlines() == [
            "MM notes.txt", "?? loose.txt", "!! build.log",
        ]  # fmt: skip


class TestLevels:
    @pytest.mark.parametrize("level", ["syntax", "names", "contracts", "collection"])
    def test_levels_that_are_left_out_are_said(self, make: Make, level: Level) -> None:
        place = make(HEALTHY, level)
        ran = place.lands("-v")
        left_out = ", ".join(LEVELS[LEVELS.index(level) + 1 :])
        assert f"  left out by the manifest: {left_out}" in ran.out
        assert place.trailers()["Migration-Gate-Without"] == left_out
        assert _report(place)["left_out"] == left_out.split(", ")

    def test_any_level_can_be_left_out(self, make_with: MakeWith) -> None:
        place = make_with(HEALTHY, "syntax", "tests")
        place.lands()
        left_out = "names, contracts, collection"
        assert place.trailers()["Migration-Gate-Without"] == left_out

    def test_a_phase_may_choose_its_own(self, make_with: MakeWith) -> None:
        place = make_with(_two_phases(), "syntax")
        ran = place.ok("run")
        (first, second) = place.git("log", "-2", "--reverse", "--format=%H").split()
        assert place.trailers(first)["Migration-Gate-Without"].startswith("names, ")
        assert place.trailers(second)["Migration-Gate-Without"] == "contracts, collection, tests"
        assert "names: " in ran.err

    def test_a_level_that_was_not_asked_stops_nothing(self, make_with: MakeWith) -> None:
        broken = replace(HEALTHY, wrong={"app/core.py": {"return 1": "return one"}})
        make_with(broken, "syntax", "contracts").lands()

    def test_the_first_level_that_refuses_is_the_last_that_is_asked(self, make: Make) -> None:
        broken = replace(HEALTHY, wrong={"app/core.py": {"return 1": "return one"}})
        place = make(broken, "tests")
        asked: list[Level] = ["syntax", "names", "collection", "tests"]
        told = place.refuses("names", asked=asked)
        after = [line for line in told.ran.err.splitlines() if "after the phase" in line]
        assert after == []


def _two_phases() -> Accident:
    """A second phase whose step changes another file, and which asks for names as well."""
    lines = [
        "[steps.more]",
        'transform = "misbehave"',
        '[steps.more.replace."app/core.py"]',
        '"# spring" = "# autumn"',
        "[[phases]]",
        'id = "more"',
        'steps = ["more"]',
        "[phases.gate]",
        'levels = ["syntax", "names"]',
    ]
    return replace(HEALTHY, manifest="\n".join(lines) + "\n")


class TestRefused:
    def test_status_names_it_until_a_run_succeeds(self, make: Make) -> None:
        place = make(FAILING, "tests")
        told = place.refuses("tests")
        said = place.ok("status").out
        assert re.search(r"^  it\n    failed, run \S+$", said, re.MULTILINE)
        assert f"    refused by its gate: {told.folder}" in said
        (phase,) = json.loads(place.ok("status", "--format", "json").out)["phases"]
        assert (phase["state"], phase["report"]) == ("failed", str(told.folder))
        _mend(place)
        place.lands()
        said = place.ok("status").out
        assert "failed" not in said
        assert "refused" not in said
        assert told.folder.is_dir()

    def test_the_next_command_is_named(self, make: Make) -> None:
        told = make(FAILING, "tests").refuses("tests")
        assert told.ran.next == "diff it"

    def test_it_is_refused_again_for_the_same_reason(self, make: Make) -> None:
        place = make(FAILING, "tests")
        first, second = place.refuses("tests"), place.refuses("tests")
        assert first.folder != second.folder
        assert _said(first.folder) == _said(second.folder)

    def test_no_phase_after_it_is_tried(self, make_with: MakeWith) -> None:
        wrong = {"app/core.py": {"return 1": "return one"}}
        accident = replace(_two_phases(), wrong=wrong)
        place = make_with(accident, "syntax", "names")
        told = place.refuses("names")
        assert "more: " not in told.ran.out

    def test_what_landed_before_it_stays(self, make_with: MakeWith) -> None:
        more = _two_phases().manifest.replace("# autumn", "print(undefined)")
        place = make_with(replace(HEALTHY, manifest=more), "syntax")
        ran = place.migrator("run")
        assert ran.status == 1
        assert "it: landed as " in ran.out
        assert "more: failed, and nothing of it was left: " in ran.out
        assert place.holds(HEALTHY.after)
        assert place.trailers()["Migration-Phase"] == "it"


def _mend(place: Place) -> None:
    text = place.read("migration.toml").replace("return 0", "return 3")
    place.write("migration.toml", text)
    place.git("commit", "-qm", "mend the manifest", "migration.toml")


def _said(folder: Path) -> list[str]:
    """What a report says, but for the time that it took and for what was known already."""
    lines = re.sub(r"\d+\.\d+ ?s", "some time", (folder / "report.txt").read_text()).splitlines()
    return [line for line in lines if not line.endswith("known from the same tree")]
