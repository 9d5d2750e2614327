"""A transform that fails is named, with the line that its author needs; nothing else is lost."""

from collections.abc import Iterable

import pytest

from migrator.api import File, FileTransform, ModuleName, Options, Proposal, Source
from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Executor, Overlay, Serial, Step, StepResult
from migrator.core.layout import Layout
from migrator.core.names import Reading
from migrator.core.project import NoEnvironment
from migrator.errors import DefectError
from migrator.shell.executors import Processes


class Bare(Options):
    """Nothing to choose."""


class Failing(FileTransform[Bare]):
    """Fails where a file says so."""

    name = "failing"
    summary = "Fail."
    options = Bare

    def old_names(self, options: Bare) -> frozenset[str]:
        return frozenset({"word"})

    def read(self, source: Source, module: ModuleName, options: Bare) -> Reading | None:
        if b"cannot be read" in source.code:
            raise KeyError("read")
        return super().read(source, module, options)

    def proposals(self, file: File, options: Bare) -> Iterable[Proposal]:
        if b"cannot be found" in file.source.code:
            raise LookupError("of two\nlines")
        return ()


class Careless(Failing):
    """Fails when it is asked what it looks for."""

    def old_names(self, options: Bare) -> frozenset[str]:
        raise NotImplementedError


def ran(texts: dict[str, str], transform: Failing, executor: Executor) -> StepResult:
    files = {path: text.encode() for path, text in texts.items()}
    engine = Engine(Layout(files), lambda _path: True, NoEnvironment(), executor)
    step = Step("step", transform, Bare())
    return engine.run(step, Overlay(MemoryTree(files)), lambda _path: True)


def test_a_file_that_it_cannot_judge_is_left_and_told() -> None:
    texts = {"a.py": "word  # cannot be found\n", "b.py": "word\n"}
    result = ran(texts, Failing(), Serial())
    (reason,) = result.defects.values()
    assert reason.startswith("`failing` has failed: LookupError: of two lines (test_failing_")
    assert result.outcomes["b.py"].defect is None


def test_without_the_facts_of_a_file_nothing_is_done() -> None:
    with pytest.raises(DefectError) as caught:
        ran({"a.py": "word  # cannot be read\n"}, Failing(), Serial())
    (problem,) = caught.value.problems
    assert (problem.code, problem.file) == ("transform.failed", "a.py")
    assert "KeyError: 'read' (test_failing_transform.py, line " in problem.message


def test_it_is_told_from_another_process_too() -> None:
    executor = Processes(2)
    texts = {f"a{number}.py": "word  # cannot be read\n" for number in range(30)}
    try:
        with pytest.raises(DefectError, match="`failing` has failed: KeyError"):
            ran(texts, Failing(), executor)
    finally:
        executor.close()


def test_what_cannot_go_to_another_process_is_told() -> None:
    executor, transform = Processes(2), Failing()
    transform.kept = lambda: None  # type: ignore[attr-defined]
    try:
        with pytest.raises(DefectError, match=r"`failing` has failed: .*pickle"):
            ran({f"a{number}.py": "word\n" for number in range(30)}, transform, executor)
    finally:
        executor.close()


def test_one_that_does_not_know_what_it_looks_for_is_told() -> None:
    with pytest.raises(DefectError, match="`failing` has failed: NotImplementedError "):
        ran({"a.py": ""}, Careless(), Serial())
