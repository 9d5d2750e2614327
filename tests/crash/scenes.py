"""Seven shapes of repository, each with a phase to land and a user's unfinished work around it.

A scene stays where it was built: linked worktrees and the private one name absolute paths.
`stage.Stage` copies it away and back to the same place.
"""

import atexit
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .git import environment, git

MANIFEST = b"""\
[migration]
name = "crash"

[steps.move]
transform = "move_symbols"
move = { "app.old.make" = "app.new.make" }

[[phases]]
id = "p0"
steps = ["move"]

[gate]
levels = ["syntax"]
"""
BLAME = ".git-blame-ignore-revs"
OLD_IMPORT, NEW_IMPORT = b"from app.old import make", b"from app.new import make"
_LARGE = 300_000
_FILE_SYSTEMS = ("/dev/shm", "/var/tmp", "/tmp")  # noqa: S108 - only a new folder in one of them


@dataclass(frozen=True, slots=True)
class PhaseFile:
    """A file that the phase changes: its bytes in the checkout before and after."""

    path: str
    old: bytes
    new: bytes
    mode: int = 0o644
    hidden: bool = False
    """Left out by a sparse checkout: it is in the index only, if the phase takes it at all."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A repository in which the tool is to be run."""

    shape: str
    folder: Path
    """All of it but what lies far away: checkouts, the cache folder, the home."""
    root: Path
    """The checkout where the tool is to be run."""
    common: Path
    """The git directory that all checkouts share."""
    phase: tuple[PhaseFile, ...]
    mine: tuple[str, ...]
    """The user's own files: changed, staged, untracked, ignored, hidden."""
    main: Path | None = None
    """The main checkout, if the tool is run in a linked one."""
    far: Path | None = None
    """A folder on another file system, if the git directory lies in one."""

    @property
    def environment(self) -> dict[str, str]:
        return environment(self.folder)

    @property
    def phase_paths(self) -> tuple[str, ...]:
        return tuple(file.path for file in self.phase)

    def git(self, *arguments: str | Path) -> bytes:
        return git(self.root, *arguments, env=self.environment)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a shape is made of."""

    phase: tuple[PhaseFile, ...]
    further: Mapping[str, bytes] = field(default_factory=dict)
    config: Mapping[str, str] = field(default_factory=dict)


# The shapes


def plain(folder: Path) -> Scene:
    """A branch, checked out."""
    return _built("plain", folder, _Plan(_ordinary()))


def detached(folder: Path) -> Scene:
    """No branch, and the index in version 4."""
    scene = _built("detached", folder, _Plan(_ordinary(), config={"index.version": "4"}))
    scene.git("checkout", "-q", "--detach")
    return scene


def linked(folder: Path) -> Scene:
    """The tool is run in a linked worktree; the main one has work of its own."""
    main, root = folder / "main", folder / "checkout"
    plan = _Plan(_ordinary())
    _make(folder, main, plan)
    env = environment(folder)
    git(main, "worktree", "add", "-q", "-b", "work", root, env=env)
    _soil(main, env)
    mine = _soil(root, env)
    return Scene("linked", folder, root, main / ".git", plan.phase, mine, main)


def filtered(folder: Path) -> Scene:
    """Line ends and a filter: git could not give every file back as it is in the checkout."""
    config = {
        "core.autocrlf": "true",
        "core.safecrlf": "false",
        # What the repository calls any place is called here in a checkout.
        "filter.place.clean": "sed -e 's/# place: [a-z]*/# place: any/'",
        "filter.place.smudge": "sed -e 's/# place: any/# place: here/'",
        "filter.place.required": "true",
    }
    attributes = b"placed/*.py filter=place\nexact/*.py -text\n"
    return _built("filtered", folder, _Plan(_converted(), {".gitattributes": attributes}, config))


def sparse(folder: Path) -> Scene:
    """Some files of the phase are not checked out."""
    inside = _ordinary()[:-4]
    outside = tuple(
        _phase_file(f"outside/part_{number}.py", number, hidden=True) for number in range(4)
    )
    scene = _built("sparse", folder, _Plan(inside + outside), soiled=False)
    scene.git("sparse-checkout", "set", "--no-cone", "/*", "!/outside/")
    _soil(scene.root, scene.environment)
    return scene


def awkward(folder: Path) -> Scene:
    """Names and modes that are seldom thought of, and a split index."""
    names = {
        "odd/caf\udce9.py": 0o644,  # Latin-1, not UTF-8
        "odd/two words.py": 0o644,
        "odd/quo\"te's.py": 0o644,
        "odd/new\nline.py": 0o644,
        "odd/tab\there \\ and.py": 0o755,
        "odd/-rf.py": 0o644,
        "odd/\u00fcber.py": 0o644,
        "odd/private.py": 0o600,
        "odd/script.py": 0o755,
    }
    odd = tuple(
        _phase_file(path, number, mode=mode) for number, (path, mode) in enumerate(names.items())
    )
    scene = _built("awkward", folder, _Plan(_ordinary()[:5] + odd))
    scene.git("update-index", "--split-index")
    # Something beside the shared part, too.
    scene.git("add", "--intent-to-add", "mine/untracked.txt")
    return scene


def apart(folder: Path) -> Scene:
    """The git directory lies on another file system, if the machine has one."""
    far = _other_file_system(folder)
    if far is None:
        return _built("apart", folder, _Plan(_ordinary()))
    return _built("apart", folder, _Plan(_ordinary()), far=far)


def _other_file_system(folder: Path) -> Path | None:
    """A new folder on another file system than the scene's, there until the process ends."""
    device = folder.parent.stat().st_dev
    for root in map(Path, _FILE_SYSTEMS):
        if root.is_dir() and os.access(root, os.W_OK) and root.stat().st_dev != device:
            folder = Path(tempfile.mkdtemp(prefix="migrator-crash-", dir=root))
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            return folder
    return None


SHAPES: Mapping[str, Callable[[Path], Scene]] = {
    build.__name__: build for build in (plain, detached, linked, filtered, sparse, awkward, apart)
}


# What they have in common


def _built(
    shape: str, folder: Path, plan: _Plan, *, soiled: bool = True, far: Path | None = None
) -> Scene:
    root = folder / "checkout"
    common = far / "git" if far else root / ".git"
    _make(folder, root, plan, common)
    mine = _soil(root, environment(folder)) if soiled else _MINE
    return Scene(shape, folder, root, common, plan.phase, mine, far=far)


def _make(folder: Path, root: Path, plan: _Plan, common: Path | None = None) -> None:
    """A repository with one commit and nothing else."""
    env = environment(folder)
    root.mkdir(parents=True)
    (folder / "home").mkdir()
    elsewhere = [f"--separate-git-dir={common}"] if common and common.parent != root else []
    git(root, "init", "-q", "-b", "main", *elsewhere, env=env)
    for name, value in plan.config.items():
        git(root, "config", name, value, env=env)
    for path, data in {**_fixed_files(), **plan.further}.items():
        _write(root / path, data)
    for file in plan.phase:
        _write(root / file.path, file.old, file.mode)
    git(root, "add", "-A", env=env)
    git(root, "commit", "-q", "-m", "All there is", env=env)


def _fixed_files() -> dict[str, bytes]:
    tracked = {f"mine/{name}.txt": b"as committed\n" for name in _TRACKED}
    return tracked | {
        "migration.toml": MANIFEST,
        ".gitignore": b"*.log\n",
        "app/__init__.py": b"",
        "app/new.py": b"def make(size=0):\n    return size\n",
        "app/old.py": b"def make(size=0):\n    return size\n",
        "app/other.py": b"def other():\n    return 1\n",
        "notes/quiet.txt": b"nobody touches this\n",
    }


_TRACKED = ("unstaged", "staged", "both", "assumed", "gone", "mode")
_MINE = tuple(
    f"mine/{name}"
    for name in (*(f"{name}.txt" for name in _TRACKED), "new.txt", "untracked.txt", "ignored.log")
)


def _soil(root: Path, env: Mapping[str, str]) -> tuple[str, ...]:
    """Leave the unfinished work of a user behind, in every state that git knows."""
    mine = root / "mine"
    for name in ("staged", "both", "new"):
        _write(mine / f"{name}.txt", b"staged by me\n")
    git(root, "add", "mine", env=env)
    for name in ("unstaged", "both", "assumed"):
        _write(mine / f"{name}.txt", b"changed by me\nand not added\n")
    git(root, "update-index", "--assume-unchanged", "mine/assumed.txt", env=env)
    (mine / "gone.txt").unlink()
    (mine / "mode.txt").chmod(0o755)
    _write(mine / "untracked.txt", b"never added\n", 0o640)
    _write(mine / "ignored.log", b"ignored\r\n\0\xff")
    return _MINE


def _ordinary() -> tuple[PhaseFile, ...]:
    return tuple(
        _phase_file(f"src/part_{number:02}.py", number, large=number % 5 == 2)
        for number in range(14)
    )


def _converted() -> tuple[PhaseFile, ...]:
    """Files in all line ends there are, some with a filter over them."""
    files = []
    for number in range(4):
        normal = _text(number, large=number == 1)
        smudged = _crlf(_moved(normal))
        files += [
            PhaseFile(f"ends/crlf_{number}.py", _crlf(normal), smudged),
            PhaseFile(f"ends/mixed_{number}.py", _mixed(normal), smudged),
            PhaseFile(f"exact/lf_{number}.py", normal, _moved(normal)),
        ]
    for number, place in enumerate((b"here", b"home")):
        text = _crlf(_text(number) + b"# place: %s\n" % place)
        smudged = _moved(text).replace(b"place: home", b"place: here")
        files.append(PhaseFile(f"placed/part_{number}.py", text, smudged))
    raw = _crlf(_text(9))
    return (*files, PhaseFile("exact/crlf.py", raw, _moved(raw)), _unix())


def _unix() -> PhaseFile:
    """Line feeds only, where git would write CRLF."""
    return PhaseFile("ends/lf.py", _text(5), _crlf(_moved(_text(5))))


def _phase_file(
    path: str, number: int, *, large: bool = False, mode: int = 0o644, hidden: bool = False
) -> PhaseFile:
    text = _text(number, large=large)
    return PhaseFile(path, text, _moved(text), mode, hidden)


def _text(number: int, *, large: bool = False) -> bytes:
    head = b'"""Part %d."""\n\n%s\n\n\ndef part():\n    return make(%d)\n' % (
        number,
        OLD_IMPORT,
        number,
    )
    line = b"# part %d has a lot to say;" % number + b" it says it in comments" * 200 + b"\n"
    return head + (line * (_LARGE // len(line)) if large else b"# no more to say\n" * 3)


def _moved(text: bytes) -> bytes:
    return text.replace(OLD_IMPORT, NEW_IMPORT)


def _crlf(text: bytes) -> bytes:
    return text.replace(b"\n", b"\r\n")


def _mixed(text: bytes) -> bytes:
    """Every third line ends in LF, all others in CRLF."""
    lines = text.splitlines(keepends=True)
    return b"".join(line if at % 3 == 1 else _crlf(line) for at, line in enumerate(lines))


def _write(path: Path, data: bytes, mode: int = 0o644) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    path.chmod(mode)
