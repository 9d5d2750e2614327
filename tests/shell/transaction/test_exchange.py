"""Two files change places, wherever the system can do it in one step and where it cannot."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from migrator.shell.transaction import exchange as exchanging
from migrator.shell.transaction.exchange import exchange, settle


@pytest.fixture(params=["in one step", "in three steps", "unknown to the file system"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the exchange of the system, without one, and with one that does not work here."""
    if request.param == "in three steps":
        monkeypatch.setattr(exchanging, "_system_exchange", lambda: None)
    elif request.param == "unknown to the file system":
        monkeypatch.setattr(exchanging, "_system_exchange", lambda: lambda *_paths: errno.EINVAL)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    ours, theirs = tmp_path / "ours" / "a", tmp_path / "theirs" / "b"
    for path in (ours, theirs):
        path.parent.mkdir()
        path.write_text(path.name)
    theirs.chmod(0o755)
    return ours, theirs


@pytest.mark.usefixtures("way")
def test_contents_and_permissions_change_places(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    inodes = ours.stat().st_ino, theirs.stat().st_ino
    exchange(ours, theirs)
    assert (ours.read_text(), theirs.read_text()) == ("b", "a")
    assert (theirs.stat().st_ino, ours.stat().st_ino) == inodes
    assert os.access(ours, os.X_OK)
    assert not os.access(theirs, os.X_OK)
    assert [len(list(path.parent.iterdir())) for path in pair] == [1, 1]


@pytest.mark.usefixtures("way")
def test_twice_is_as_before(pair: tuple[Path, Path]) -> None:
    for _time in range(2):
        exchange(*pair)
    assert [path.read_text() for path in pair] == ["a", "b"]


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("missing", [0, 1])
def test_one_that_is_missing_is_told_and_the_other_stays(
    pair: tuple[Path, Path], missing: int
) -> None:
    pair[missing].unlink()
    with pytest.raises(FileNotFoundError):
        exchange(*pair)
    other = pair[1 - missing]
    assert other.read_text() == other.name


@pytest.mark.usefixtures("way")
def test_a_link_changes_places_and_not_what_it_names(pair: tuple[Path, Path]) -> None:
    ours, theirs = pair
    theirs.unlink()
    theirs.symlink_to("nowhere")
    exchange(ours, theirs)
    assert ours.readlink() == Path("nowhere")
    assert theirs.read_text() == "a"


@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_one_that_was_ended_between_steps_is_settled(pair: tuple[Path, Path], steps: int) -> None:
    ours, theirs = pair
    with _dying_after(steps), suppress(KeyboardInterrupt):
        exchange(ours, theirs)
    has_moved = steps > 1
    assert theirs.read_text() == ("a" if has_moved else "b")
    settle(ours)
    assert ours.read_text() == ("b" if has_moved else "a")
    assert len(list(ours.parent.iterdir())) == 1


@contextmanager
def _dying_after(steps: int) -> Iterator[None]:
    """Without the system's exchange, and with only so many steps before the end."""
    left = iter(range(steps))

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def step(*arguments: object, **options: object) -> object:
            if next(left, None) is None:
                raise KeyboardInterrupt
            return real(*arguments, **options)

        return step

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exchanging, "_system_exchange", lambda: None)
        for name in ("link", "replace", "rename"):
            patch.setattr(os, name, counted(getattr(os, name)))
        yield


def test_what_is_settled_stays(pair: tuple[Path, Path]) -> None:
    settle(pair[0])
    assert [path.read_text() for path in pair] == ["a", "b"]
