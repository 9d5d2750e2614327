"""A transform that judges each file by itself says what is to be said, and no more."""

import ast
from collections.abc import Iterable

from migrator.api import File, FileTransform, Options, Proposal, Safety, State
from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment

OLD = "lib.clock.old_now"


class Bare(Options):
    """Nothing to choose."""


class Now(FileTransform[Bare]):
    """`old_now()` becomes `now(ZONE)`; what only reads it is for a person."""

    name = "now"
    summary = "Ask for the time with its zone."
    options = Bare
    meanings = {OLD: "lib.clock.now"}  # noqa: RUF012 - it is read only

    def old_names(self, options: Bare) -> frozenset[str]:
        return frozenset({"old_now"})

    def proposals(self, file: File, options: Bare) -> Iterable[Proposal]:
        for use in file.uses(OLD):
            match list(file.around(use)):
                case [ast.Call(args=[], keywords=[]) as call, *_]:
                    yield self._called(file, use, call)
                case _:
                    yield file.finding(use, Safety.MANUAL, "not called")

    def _called(self, file: File, use: ast.Name | ast.Attribute, call: ast.Call) -> Proposal:
        now, zone = file.spelled("lib.clock", "now"), file.spelled("lib.zones", "ZONE")
        if now is None or zone is None:
            return file.finding(use, Safety.MANUAL, "another thing has its name")
        edit = file.edit(call, f"{now.text}({zone.text})")
        is_sure = "review" not in file.text(call)
        safety = Safety.SAFE if is_sure else Safety.REVIEW
        return file.finding(use, safety, "asked", new=now.text, edits=[edit], needs=[now, zone])


def looked_at(text: str, *, include_review: bool = False, path: str = "app/a.py") -> StepResult:
    files = {path: text.encode(), "lib/clock.py": b"", "lib/zones.py": b""}
    engine = Engine(Layout(files), lambda _path: True, NoEnvironment(), Serial())
    step = Step("now", Now(), Bare())
    tree = Overlay(MemoryTree(files))
    return engine.run(step, tree, lambda _path: True, include_review=include_review)


def changed(text: str) -> str:
    outcome = looked_at(text).outcomes["app/a.py"]
    assert outcome.defect is None
    return (outcome.after or b"").decode()


def told(text: str) -> list[tuple[State, str]]:
    return [(found.state, found.message) for found in looked_at(text).findings]


def test_a_name_is_found_by_whatever_it_is_imported_as() -> None:
    for text in (
        "from lib.clock import old_now\nold_now()\n",
        "from lib.clock import old_now as o\no()\n",
        "from lib import clock\nclock.old_now()\n",
        "import lib.clock\nlib.clock.old_now()\n",
        "import lib.clock as c\nc.old_now()\n",
        "def f():\n    from lib.clock import old_now\n    return old_now()\n",
    ):
        assert [state for state, _said in told(text)] == [State.APPLIED], text


def test_namesakes_are_not_touched() -> None:
    for text in (
        "def old_now(): ...\nold_now()\n",
        "from lib.clock import old_now\ndef f(old_now): old_now()\n",
        "from lib.other import old_now\nold_now()\n",
        "import lib.clock\nself.old_now()\n",
        "from lib.clock import *\nold_now()\n",
        "if x:\n    from lib.clock import old_now\nelse:\n    old_now = None\nold_now()\n",
    ):
        assert not looked_at(text).findings, text


def test_all_that_is_needed_is_imported_once() -> None:
    text = "from lib.clock import old_now\n\nold_now(), old_now()\n"
    assert changed(text) == (
        "from lib.clock import now, old_now\nfrom lib.zones import ZONE\n\nnow(ZONE), now(ZONE)\n"
    )


def test_an_import_stands_above_what_runs_first() -> None:
    text = "import lib.clock\n\nSTART = lib.clock.old_now()\n\nimport os\n"
    assert changed(text).index("ZONE\n") < changed(text).index("START")


def test_what_is_imported_already_is_used_as_it_is() -> None:
    text = "import lib.clock as c\nimport lib.zones as z\n\nc.old_now()\n"
    assert changed(text) == "import lib.clock as c\nimport lib.zones as z\n\nc.now(z.ZONE)\n"


def test_where_both_words_are_taken_nothing_is_written() -> None:
    text = "from lib import clock\nZONE = zones_ZONE = 1\nclock.old_now()\n"
    assert told(text) == [(State.MANUAL, "another thing has its name")]


def test_a_suppressed_place_stays_and_imports_nothing() -> None:
    text = "from lib import clock\nclock.old_now()  # migrator: ignore[now]\n"
    result = looked_at(text)
    assert [found.state for found in result.findings] == [State.SUPPRESSED]
    assert not result.changed


def test_what_needs_review_waits_for_it() -> None:
    text = "from lib import clock\nclock.old_now(  # review\n)\n"
    assert [state for state, _said in told(text)] == [State.NEEDS_REVIEW]
    assert looked_at(text, include_review=True).changed


def test_a_person_is_told_the_reason() -> None:
    (found,) = looked_at("from lib import clock\nask = clock.old_now\n").findings
    assert (found.state, found.reason, found.old) == (State.MANUAL, "not called", OLD)


def test_a_text_that_is_data_too_is_left_to_a_person() -> None:
    (found,) = looked_at('from lib.clock import old_now\nf"{old_now=}"\n').findings
    assert found.state is State.MANUAL
    assert not found.edits


def test_other_files_than_python_are_not_its_business() -> None:
    assert not looked_at("old_now\n", path="notes.txt").findings
