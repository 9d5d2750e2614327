"""Tests do after their instances have become fixtures what they did before: drawn projects.

``MIGRATOR_ALL=1`` draws thousands.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings

from migrator.core.findings import Finding, Safety
from migrator.core.names.values import Span
from tests.forked_pytest import ForkedPytest, Ran, forked_pytest
from tests.properties.suites import Project, projects
from tests.properties.suites.soundness import (
    Extracted,
    complaints,
    extracted,
    faults,
    has_manual,
    variants,
)

EXAMPLES = 3000 if os.environ.get("MIGRATOR_ALL") else 40
_SETTINGS = settings(
    deadline=None,
    max_examples=EXAMPLES,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
)


@dataclass(frozen=True)
class Stage:
    """Where projects are put and run."""

    folder: Path
    server: ForkedPytest
    numbers: Iterator[int] = field(default_factory=count)

    def put(self, files: Mapping[str, bytes]) -> Path:
        """Write a project into a folder of its own."""
        project = self.folder / str(next(self.numbers))
        for path, data in files.items():
            (project / path).parent.mkdir(parents=True, exist_ok=True)
            (project / path).write_bytes(data)
        return project


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    with forked_pytest() as server:
        yield Stage(tmp_path_factory.mktemp("projects"), server)


def test_what_passed_passes_with_fixtures(stage: Stage) -> None:
    worth: list[bool] = []

    @_SETTINGS
    @given(projects())
    def prove(project: Project) -> None:
        before = stage.put(project.files)
        ran = stage.server.run(before)
        after = extracted(project.files, project.options)
        found = [*faults(project, after), *variants(project, after)]
        if after.files != project.files:
            found += _differences(stage, before, ran, project, after)
        again = extracted(after.files, project.options)
        found += [
            f"a second run changes {path}"
            for path, data in again.files.items()
            if data != after.files.get(path)
        ]
        worth.append(bool(ran.passed) and after.files != project.files)
        event(f"something is changed: {after.files != project.files}")
        assert not found, "\n".join([*found, repr(project), _shown(project, after)])

    prove()
    assert sum(worth) > len(worth) / 3


def _differences(
    stage: Stage, before: Path, ran: Ran, project: Project, after: Extracted
) -> Iterator[str]:
    """What pytest and ruff make of the result, against what they made of the project."""
    folder = stage.put(after.files)
    rerun = stage.server.run(folder)
    blocked = {path for path in ran.failures if path.endswith(".py")}
    for test in ran.collected:
        if test not in rerun.collected:
            yield f"{test} is not collected: {rerun.failures.get(test.partition('::')[0])}"
    for test in rerun.collected:
        if test not in ran.collected and test.partition("::")[0] not in blocked:
            yield f"{test} comes from nowhere"
    mended = _that_waited(ran) if not has_manual(after) else set()
    for test in sorted(ran.passed | mended):
        if test in rerun.collected and rerun.outcomes.get(test) != "passed":
            yield f"{test} {rerun.outcomes.get(test)}: {rerun.failures.get(test)}"
    old, new = complaints(before), complaints(folder)
    yield from (f"ruff: {complaint}" for complaint in new - old)
    for path, rule, message in old - new:
        if rule == "F401" and _is_of_no_creation(message):
            yield f"{path}: an import is gone that nobody needed before: {message}"


def _that_waited(ran: Ran) -> set[str]:
    """The tests that failed since what they read had never been awaited."""
    return {
        test for test, why in ran.failures.items() if "'coroutine' object" in why and "::" in test
    }


def _is_of_no_creation(message: str) -> bool:
    return "`app.decoys" in message or "`unittest" in message


def _shown(project: Project, after: Extracted) -> str:
    changed = [
        f"# after: {path}\n{data.decode()}"
        for path, data in after.files.items()
        if data != project.files.get(path)
    ]
    told = [f"{one.path}:{one.line}: {one.state}: {one.message}" for one in after.findings]
    return "\n".join([*changed, *told])


def test_drawn_projects_are_worth_their_while() -> None:
    shapes: set[str] = set()
    reads = 0

    @settings(_SETTINGS, max_examples=120, database=None, derandomize=True)
    @given(projects())
    def draw(project: Project) -> None:
        nonlocal reads
        shapes.update(project.shapes)
        reads += any(shape.startswith("reads:") for shape in project.shapes)
        for path, data in project.files.items():
            if path.endswith(".py"):
                compile(data, path, "exec")

    draw()
    assert reads > 60
    assert len(shapes) > 200
    tables = {shape.partition(":")[0] for shape in shapes}
    assert len(tables) > 25


def test_drawn_projects_pass_before_anything_is_done(stage: Stage) -> None:
    passing: list[bool] = []

    @settings(_SETTINGS, max_examples=15, database=None, derandomize=True)
    @given(projects())
    def run(project: Project) -> None:
        ran = stage.server.run(stage.put(project.files))
        assert project.is_async or not [path for path in ran.failures if path.endswith(".py")]
        passing.append(bool(ran.passed))

    run()
    assert sum(passing) > len(passing) / 2


_HEAD = "import pytest\n\nfrom app.things import get_thing\n\n\n"
_FIXTURE = '@pytest.fixture\ndef manager():\n    return get_thing(kind="k_1")\n\n\n'
_BEFORE = (
    'from app.things import get_thing\n\nmanager = get_thing(kind="k_1")\n\n\n'
    "def helper():\n    return manager.kind  # kept\n\n\n"
    'def test_1():\n    assert helper() == "k_1"\n\n\n'
    "def test_2():\n    assert 1\n"
)
_HELPER = "def helper(manager):\n    return manager.kind  # kept\n\n\n"
_FIRST = 'def test_1(manager):\n    assert helper(manager) == "k_1"\n\n\n'
_SECOND = "def test_2():\n    assert 1\n"
_AFTER = _HEAD + _FIXTURE + _HELPER + _FIRST + _SECOND


@pytest.mark.parametrize(
    ("after", "fault"),
    [
        (_AFTER, ""),
        (_AFTER.replace("test_2()", "test_2(manager)"), "does not need it"),
        (_AFTER.replace("return manager.kind", "return 'k_1'"), "does not need it"),
        (_AFTER.replace("helper(manager):", "helper():"), "reads the function manager"),
        (_AFTER.replace("  # kept", ""), "is lost"),
        (_AFTER + "\n\nmanager = get_thing(kind='k_1')\n", "still created at import time"),
        (_AFTER.replace("assert 1", "assert ("), "does not parse"),
    ],
)
def test_the_yardstick_itself_is_right(after: str, fault: str) -> None:
    path = "tests/test_first.py"
    project = Project({path: _BEFORE.encode()}, {}, {path: ["k_1"]}, (), is_async=False)
    start = _BEFORE.index("get_thing(kind")
    span = Span(start, start + 1)
    told = Finding(path, span, Safety.SAFE, "it becomes a fixture", "app.things.get_thing")
    found = [*faults(project, Extracted({path: after.encode()}, (told,), {}))]
    assert bool(found) == bool(fault)
    assert all(fault in one for one in found), found
