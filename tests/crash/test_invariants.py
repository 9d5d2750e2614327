"""Each invariant notices what it is there for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .invariants import Before, capture, check, check_before_recovery
from .operations import DROP, RUN
from .scenes import SHAPES, Scene, plain

Damage = Callable[[Scene], object]


def _write(scene: Scene, path: str) -> None:
    (scene.root / path).write_bytes(b"something else\n")


def _append(scene: Scene, path: str) -> None:
    with (scene.root / path).open("ab") as file:
        file.write(b"!")


def _remove(scene: Scene, path: str) -> None:
    (scene.root / path).unlink()


def _chmod(scene: Scene, path: str) -> None:
    (scene.root / path).chmod(0o755)


def _advance(scene: Scene) -> None:
    """Let the first files be as after the phase."""
    for file in scene.phase[:2]:
        (scene.root / file.path).write_bytes(file.new)


def _lose_an_object(scene: Scene) -> None:
    name = scene.git("rev-parse", "HEAD:notes/quiet.txt").decode().strip()
    (scene.common / "objects" / name[:2] / name[2:]).unlink()


def _advance_and_add(scene: Scene) -> None:
    _advance(scene)
    scene.git("add", "src")


#: What is done to a scene, and a part of what has to be said of it.
DAMAGES: dict[str, tuple[Damage, str]] = {
    "a byte of mine": (lambda scene: _append(scene, "mine/unstaged.txt"), "the file 'mine/uns"),
    "mine, ignored": (
        lambda scene: _remove(scene, "mine/ignored.log"),
        "'mine/ignored.log' is gone",
    ),
    "mine, hidden": (lambda scene: _append(scene, "mine/assumed.txt"), "the file 'mine/assumed"),
    "a mode of mine": (
        lambda scene: _chmod(scene, "mine/untracked.txt"),
        "'mine/untracked.txt' was",
    ),
    "a file too many": (lambda scene: _write(scene, "mine/other.txt"), "was not there before"),
    "unstaged": (lambda scene: scene.git("reset", "-q", "mine/both.txt"), "index entry 'mine/both"),
    "staged": (lambda scene: scene.git("add", "mine/unstaged.txt"), "index entry 'mine/unstaged"),
    "assumed no more": (
        lambda scene: scene.git("update-index", "--no-assume-unchanged", "mine/assumed.txt"),
        "index entry 'mine/assumed.txt' was 'h ",
    ),
    "torn": (lambda scene: _write(scene, "src/part_02.py"), "'src/part_02.py' should be old"),
    "missing": (lambda scene: _remove(scene, "src/part_03.py"), "but is missing"),
    "already new": (_advance, "should be old, as HEAD is, but is new"),
    "a mode": (lambda scene: _chmod(scene, "src/part_04.py"), "but is of mode 100755"),
    "a staged phase file": (_advance_and_add, "'src/part_01.py' is 100644"),
    "a lock": (lambda scene: (scene.common / "HEAD.lock").touch(), "a lock is left: HEAD.lock"),
    "a deep lock": (
        lambda scene: (scene.common / "refs" / "heads" / "main.lock").touch(),
        "a lock is left: refs/heads/main.lock",
    ),
    "a transaction": (
        lambda scene: (scene.common / "migrator" / "txn" / "1").mkdir(parents=True),
        "a transaction is left: 1",
    ),
    "a staging folder": (lambda scene: (scene.root / ".migrator-1").mkdir(), "a staging folder"),
    "a ref of passage": (
        lambda scene: scene.git("update-ref", "refs/migrator/tmp", "HEAD"),
        "a ref is left: refs/migrator/tmp",
    ),
    "a ref of mine": (lambda scene: scene.git("tag", "mine"), "the ref 'refs/tags/mine' was not"),
    "another commit": (
        lambda scene: scene.git("commit", "-q", "--allow-empty", "-m", "strange"),
        "has no trailer Migration",
    ),
    "two commits": (
        lambda scene: [scene.git("commit", "-q", "--allow-empty", "-m", "strange") for _ in "12"],
        "not 1 above",
    ),
    "off the branch": (lambda scene: scene.git("checkout", "-q", "--detach"), "is at ''"),
    "a lost object": (_lose_an_object, "git fsck ends with"),
    "a blame file": (lambda scene: _write(scene, ".git-blame-ignore-revs"), "though HEAD is old"),
}


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return plain(tmp_path / "scene")


@pytest.fixture
def before(scene: Scene) -> Before:
    return capture(scene)


@pytest.mark.parametrize("shape", SHAPES)
def test_an_untouched_scene_is_as_it_was(shape: str, tmp_path: Path) -> None:
    scene = SHAPES[shape](tmp_path / "scene")
    before = capture(scene)
    assert check(scene, before) == []
    assert check_before_recovery(scene, before) == []


@pytest.mark.parametrize("name", DAMAGES)
def test_damage_is_told(name: str, scene: Scene, before: Before) -> None:
    damage, said = DAMAGES[name]
    damage(scene)
    assert said in "\n".join(check(scene, before))


@pytest.mark.parametrize("name", ["torn", "missing", "mine, hidden", "unstaged", "two commits"])
def test_some_damage_is_told_before_the_recovery(name: str, scene: Scene, before: Before) -> None:
    damage, _said = DAMAGES[name]
    damage(scene)
    assert check_before_recovery(scene, before)


@pytest.mark.parametrize("name", ["already new", "a lock", "a transaction"])
def test_what_a_crash_may_leave_is_not_told_before_the_recovery(
    name: str, scene: Scene, before: Before
) -> None:
    damage, _said = DAMAGES[name]
    damage(scene)
    assert check_before_recovery(scene, before) == []


def test_a_drop_that_went_too_far_is_told(scene: Scene) -> None:
    for message in ("one", "two", "three"):
        scene.git("commit", "-q", "--allow-empty", "-m", message)
    before = capture(scene, DROP)
    scene.git("reset", "-q", "--soft", "HEAD~3")
    assert "neither" in "\n".join(check(scene, before))


def test_the_main_checkout_is_watched(tmp_path: Path) -> None:
    scene = SHAPES["linked"](tmp_path / "scene")
    before = capture(scene, RUN)
    assert scene.main
    (scene.main / "mine" / "unstaged.txt").write_bytes(b"")
    assert "main checkout" in "\n".join(check(scene, before))
