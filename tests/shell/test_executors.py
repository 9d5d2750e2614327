"""Work computed here or in other processes comes out the same."""

import gc
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import pytest

from migrator.shell.executors import Processes, cores


@dataclass(frozen=True)
class _Item:
    path: str
    size: int


def _items(count: int) -> list[_Item]:
    return [_Item(f"{number}.py", (number * 37) % 100) for number in range(count)]


def _labelled(shared: str, item: _Item) -> str:
    return f"{shared}{item.path}:{item.size}"


def _process(_shared: None, item: _Item) -> tuple[str, int]:
    return item.path, os.getpid()


def _failing(shared: str, item: _Item) -> str:
    if item.path == shared:
        raise ValueError(f"no {item.path}")
    return item.path


def _collects(_shared: None, _item: _Item) -> bool:
    return gc.isenabled()


@pytest.fixture
def processes() -> Iterator[Processes]:
    with closing(Processes(2)) as found:
        yield found


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 23, 24, 25, 101])
def test_results_come_in_the_order_of_the_items(jobs: int, count: int) -> None:
    with closing(Processes(jobs)) as found:
        expected = [_labelled("-", item) for item in _items(count)]
        assert found.map(_labelled, "-", _items(count)) == expected


def test_little_is_computed_here_and_much_elsewhere(processes: Processes) -> None:
    assert {pid for _path, pid in processes.map(_process, None, _items(5))} == {os.getpid()}
    pids = {pid for _path, pid in processes.map(_process, None, _items(200))}
    assert len(pids) == 2
    assert os.getpid() not in pids


def test_a_file_goes_to_the_process_that_had_it_before(processes: Processes) -> None:
    first = dict(processes.map(_process, None, _items(60)))
    again = dict(processes.map(_process, None, [*reversed(_items(60)), _Item("new.py", 1)]))
    assert first.items() <= again.items()
    few = dict(processes.map(_process, None, _items(60)[40:43]))
    assert few.items() <= first.items()


@pytest.mark.parametrize("count", [5, 50])
def test_an_error_reaches_the_caller_and_spoils_nothing(processes: Processes, count: int) -> None:
    with pytest.raises(ValueError, match=r"no 3\.py"):
        processes.map(_failing, "3.py", _items(count))
    assert processes.map(_failing, "", _items(count)) == [item.path for item in _items(count)]


@pytest.mark.parametrize("enabled", [True, False])
@pytest.mark.parametrize("name", ["3.py", ""])
def test_collecting_of_garbage_goes_on_as_it_was(enabled: bool, name: str) -> None:
    was_enabled = gc.isenabled()
    found = Processes(1)
    try:
        (gc.enable if enabled else gc.disable)()
        assert found.map(_collects, None, _items(2)) == [False, False]
        if name:
            with pytest.raises(ValueError, match=name):
                found.map(_failing, name, _items(5))
        assert gc.isenabled() is enabled
    finally:
        (gc.enable if was_enabled else gc.disable)()
        gc.unfreeze()


def test_closing_twice_is_closing_and_work_may_go_on_afterwards() -> None:
    found = Processes(2)
    found.close()
    assert len(found.map(_labelled, "", _items(30))) == 30
    found.close()
    found.close()
    assert len(found.map(_labelled, "", _items(30))) == 30
    found.close()


def test_there_is_at_least_one_core() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
