"""Steps that take files away: what the engine makes of them, alone and with others."""

from collections.abc import Mapping

from pydantic import BaseModel

from migrator.core.cases import MemoryTree
from migrator.core.edits import Edit, apply
from migrator.core.engine import Changes, Engine, Overlay, Serial, Step, StepResult
from migrator.core.findings import Finding, Safety, State
from migrator.core.layout import Layout, ModuleName
from migrator.core.names import Span
from migrator.core.project import NoEnvironment, Project
from migrator.core.source import Source
from migrator.core.transform import Needles, Read, Selection, Transform

FILES = {"a.py": b"old = 1\n", "b.py": b"old = 2\n", "c.py": b"other = 3\n"}


class Options(BaseModel):
    """What is to be done with which files."""

    removes: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    writes: str = ""
    demands: bool = False


class Doing(Transform[Options, None, tuple[str, ...]]):
    """Removes files, makes some, and writes before others."""

    name = "doing"
    summary = "Do it."
    options = Options

    def needles(self, options: Options) -> Needles:
        return Needles(frozenset({"old"}))

    def old_names(self, options: Options) -> frozenset[str]:
        return frozenset({"old"})

    def read(self, source: Source, module: ModuleName, options: Options) -> None:
        return None

    def fold(
        self, reads: Mapping[str, Read[None]], project: Project, options: Options
    ) -> tuple[str, ...]:
        self.seen = sorted(project.layout.paths)
        return options.makes

    def further_files(self, folded: tuple[str, ...]) -> frozenset[str]:
        return frozenset(folded)

    def find(
        self,
        source: Source,
        read: Read[None],
        folded: tuple[str, ...],
        options: Options,
        selection: Selection,
    ) -> list[Finding]:
        state = State.APPLIED if read.path in selection.anchors else State.ELSEWHERE
        place = (read.path, Span(0, 0), Safety.SAFE, "said", "old")
        if read.path in options.removes:
            return [Finding(*place, state=state, removes_file=True)]
        text = "made = 1\n" if read.path in options.makes else options.writes
        return [Finding(*place, state=state, edits=(Edit(0, 0, text.encode()),))] if text else []

    def unmet(self, findings: object, folded: tuple[str, ...], options: Options) -> tuple[str, ...]:
        return ("it is demanded",) if options.demands else ()


class Scene:
    def __init__(self) -> None:
        self.tree = Overlay(MemoryTree(FILES))
        self.changes = Changes()
        self.transform = Doing()
        self.engine = Engine(Layout(FILES), lambda _path: True, NoEnvironment(), Serial())

    def step(self, only: str = "", **options: object) -> StepResult:
        step = Step("doing", self.transform, Options.model_validate(options))
        result = self.engine.run(step, self.tree, lambda path: only in {"", path})
        self.changes.add(result, self.tree)
        self.tree.take(result)
        return result


def test_a_file_that_goes_is_not_there_any_more() -> None:
    scene = Scene()
    result = scene.step(removes=("a.py",))
    assert result.removed == {"a.py"}
    assert result.changed == ["a.py"]
    assert scene.tree.read("a.py") is None
    assert scene.tree.holding(["old"]) == ["b.py"]
    assert scene.changes.removed == {"a.py"}
    assert scene.changes.base["a.py"] == FILES["a.py"]


def test_the_next_step_knows_it_no_more() -> None:
    scene = Scene()
    scene.step(removes=("a.py",))
    result = scene.step(writes="new = 1\n")
    assert scene.transform.seen == ["b.py", "c.py"]
    assert result.outcomes.keys() == {"b.py"}


def test_it_stays_where_it_is_not_selected() -> None:
    scene = Scene()
    scene.step("b.py", removes=("a.py",))
    assert scene.tree.read("a.py") == FILES["a.py"]
    assert not scene.changes.removed


def test_what_was_changed_before_goes_as_it_was() -> None:
    scene = Scene()
    scene.step(writes="new = 1\n")
    scene.step(removes=("a.py",))
    assert scene.changes.base["a.py"] == FILES["a.py"]
    assert scene.changes.removed == {"a.py"}
    assert scene.tree.read("a.py") is None


def test_what_was_made_before_was_never_there() -> None:
    scene = Scene()
    scene.step(makes=("old.py",))
    assert scene.tree.created == {"old.py"}
    assert scene.tree.read("old.py") == b"made = 1\n"
    scene.step(removes=("old.py",), makes=("old.py",))
    assert scene.tree.read("old.py") is None
    assert "old.py" not in scene.changes.base
    assert not scene.changes.created
    assert not scene.changes.removed


def test_what_is_made_again_is_one_change() -> None:
    scene = Scene()
    scene.step(removes=("a.py",))
    scene.step(makes=("a.py",))
    assert not scene.changes.removed
    assert scene.tree.read("a.py") == b"made = 1\n"
    assert scene.tree.holding(["made"]) == ["a.py"]
    assert apply(scene.changes.base["a.py"], scene.changes.edits["a.py"]) == b"made = 1\n"


def test_a_copy_lacks_it_too() -> None:
    scene = Scene()
    scene.step(removes=("a.py",))
    assert scene.tree.copy().read("a.py") is None


def test_what_is_unmet_is_told_by_the_last_round_only() -> None:
    result = Scene().step(demands=True)
    assert result.unmet == ("it is demanded",)
    assert result.only_applied().unmet == ()
