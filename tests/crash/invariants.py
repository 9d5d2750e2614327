"""What must hold after a kill, and what must hold after the recovery from it.

`capture` takes a scene before the operation that will be killed; the checks give sentences, one
for each thing that is wrong. They read through git and through the file system, and change nothing.
"""

import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from .git import git, records, tried
from .operations import RUN, Operation, Side
from .scenes import BLAME, PhaseFile, Scene

_TRAILERS = ("Migration", "Migration-Phase", "Migration-Run", "Migration-Manifest")
_OURS = re.compile(r"refs/migrator/(_candidate$|crash/)")
_LOG_FORMAT = "%H%x00%P%x00%T%x00%(trailers:only,unfold)%x1e"


@dataclass(frozen=True, slots=True)
class File:
    """A file in a checkout."""

    mode: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit at the top of the branch."""

    id: str
    parent: str
    tree: str
    trailers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Before:
    """A scene before the operation."""

    operation: Operation
    head: str
    """The branch that is checked out; nothing if HEAD is detached."""
    top: Commit
    base: str
    """The commit that the phase was, or will be, built on."""
    base_tree: str
    files: Mapping[str, File]
    entries: Mapping[str, str]
    refs: Mapping[str, str]
    main: "Main | None"


@dataclass(frozen=True, slots=True)
class Main:
    """The main checkout, when all happens in a linked one."""

    files: Mapping[str, File]
    state: Mapping[str, bytes]


def capture(scene: Scene, operation: Operation = RUN) -> Before:
    """The scene as it is now."""
    log = _log(scene)
    base = log[operation.start.commits if operation.start else 0]
    return Before(
        operation=operation,
        head=_branch(scene),
        top=log[0],
        base=base.id,
        base_tree=base.tree,
        files=_files(scene.root),
        entries=_entries(scene),
        refs=_refs(scene),
        main=_main(scene),
    )


def check(scene: Scene, before: Before, apart: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong after the recovery; nothing is asked of the paths that are set apart."""
    scene = replace(scene, phase=tuple(file for file in scene.phase if file.path not in apart))
    side, wrong = _side(scene, before)
    return [
        *wrong,
        *_phase_is(side, scene, before),
        *_phase_agrees_with_git(scene, before),
        *_blame_is(side, scene, before),
        *_others_are_as_before(scene, before, apart),
        *_git_is_sound(scene),
        *_nothing_is_left(scene),
    ]


def check_before_recovery(scene: Scene, before: Before) -> list[str]:
    """What is wrong right after a kill: little is promised, but what is lost then stays lost."""
    _found, wrong = _side(scene, before)
    torn = [
        f"{file.path!r} is neither as before nor as after the phase, but {_is(scene, file)}"
        for file in _visible(scene)
        if _is(scene, file) not in {"old", "new"}
    ]
    return [*wrong, *torn, *_blame_is_whole(scene, before), *_others_are_as_before(scene, before)]


# The branch


def has_landed(scene: Scene, before: Before) -> bool:
    """Whether the branch has moved."""
    return _log(scene)[0].id != before.top.id


def _side(scene: Scene, before: Before) -> tuple[Side, list[str]]:
    """The side that the branch is at, and what is wrong with the branch."""
    log, branch = _log(scene), _branch(scene)
    wrong = [] if branch == before.head else [f"HEAD was at {before.head!r}, is at {branch!r}"]
    if log[0].id == before.top.id:
        return before.operation.leaves, wrong
    return before.operation.lands, [*wrong, *_landed(log, before)]


def _landed(log: list[Commit], before: Before) -> Iterator[str]:
    """What is wrong with the commits that were put on the branch, or taken off it."""
    operation = before.operation
    if not operation.commits:
        if log[0].id != before.base:
            yield f"HEAD is {log[0].id}, neither {before.top.id} nor {before.base}"
        return
    if len(log) <= operation.commits or log[operation.commits].id != before.top.id:
        yield f"HEAD is {log[0].id}, not {operation.commits} above {before.top.id}"
        return
    if operation.lands == "old":
        if log[0].tree != before.base_tree:
            yield f"the tree of {log[0].id} is not that of {before.base}"
        if not log[0].trailers.get("Migration-Reverts"):
            yield f"the commit {log[0].id} does not say what it reverts"
        return
    phase = log[operation.commits - 1]
    missing = [name for name in _TRAILERS if not phase.trailers.get(name)]
    if missing:
        yield f"the commit {phase.id} has no trailer {', '.join(missing)}"


def _log(scene: Scene) -> list[Commit]:
    """The last commits, newest first."""
    out = os.fsdecode(scene.git("log", "-4", f"--format={_LOG_FORMAT}"))
    commits = []
    for record in out.split("\x1e")[:-1]:
        name, parents, tree, trailers = record.strip("\n").split("\0")
        named = dict(line.split(": ", 1) for line in trailers.splitlines() if ": " in line)
        commits.append(Commit(name, parents, tree, named))
    return commits


def _branch(scene: Scene) -> str:
    done = tried(scene.root, "symbolic-ref", "-q", "HEAD", env=scene.environment)
    return os.fsdecode(done.stdout.strip())


# The phase's files


def _visible(scene: Scene) -> list[PhaseFile]:
    return [file for file in scene.phase if not file.hidden]


def _is(scene: Scene, file: PhaseFile) -> str:
    """What a file of the phase is like: `old`, `new`, or a description of what is wrong."""
    found = _file(scene.root / file.path)
    if found is None:
        return "missing"
    if found.mode != stat.S_IFREG | file.mode:
        return f"of mode {found.mode:o}"
    if found.data == file.old:
        return "old"
    return "new" if found.data == file.new else f"something else ({len(found.data)} bytes)"


def _phase_is(side: Side, scene: Scene, before: Before) -> Iterator[str]:
    for file in scene.phase:
        if file.hidden:
            if (scene.root / file.path).exists():
                yield f"{file.path!r} is outside of the sparse checkout, but has been written"
        elif (like := _is(scene, file)) != side:
            yield f"{file.path!r} should be {side}, as HEAD is, but is {like}"


def _phase_agrees_with_git(scene: Scene, before: Before) -> Iterator[str]:
    """Index, HEAD and real bytes are one, for every path of the phase."""
    entries, tree = _entries(scene), _tree(scene)
    for path in (*scene.phase_paths, BLAME):
        staged = entries.get(path, "").removeprefix("H ").removeprefix("S ")
        if staged != tree.get(path, ""):
            yield f"{path!r} is {staged or 'nothing'} in the index, {tree.get(path)} in HEAD"
    for file in scene.phase:
        if file.hidden and not entries.get(file.path, "").startswith("S "):
            yield f"{file.path!r} has lost its skip-worktree bit"
    differing = _differing(scene)
    yield from (
        f"{path!r} differs from HEAD on disk"
        for path in (*(file.path for file in _visible(scene)), BLAME)
        if path in differing
    )


def _differing(scene: Scene) -> set[str]:
    """The paths whose real bytes differ from HEAD, by an index that has cached nothing."""
    with tempfile.TemporaryDirectory() as folder:
        env = scene.environment | {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        git(scene.root, "read-tree", "HEAD", env=env)
        tried(scene.root, "update-index", "-q", "--refresh", env=env)
        return set(records(git(scene.root, "diff-files", "-z", "--name-only", env=env)))


def _blame_is(side: Side, scene: Scene, before: Before) -> Iterator[str]:
    """The file that blame is told of is there exactly when the phase is."""
    there = (scene.root / BLAME).exists()
    wanted = side == "new" and (before.operation.blames or BLAME in before.files)
    if there != wanted:
        yield f"{BLAME} is {'there' if there else 'missing'}, though HEAD is {side}"


def _blame_is_whole(scene: Scene, before: Before) -> Iterator[str]:
    found = _file(scene.root / BLAME)
    if found is None:
        if BLAME in before.files and not before.operation.blames:
            yield f"{BLAME} is missing"
        return
    last = found.data.rsplit(b"\n", 2)[-2:]
    name = os.fsdecode(last[0]).split("#")[0].strip()
    if last[-1:] != [b""] or not re.fullmatch(r"[0-9a-f]{40,64}", name):
        yield f"{BLAME} is torn: it ends in {last!r}"
    elif tried(scene.root, "cat-file", "-e", name, env=scene.environment).returncode:
        yield f"{BLAME} names {name}, which does not exist"


# Everything else


def _others_are_as_before(
    scene: Scene, before: Before, apart: frozenset[str] = frozenset()
) -> Iterator[str]:
    """All that is not the phase's: bytes, modes, index entries with their flags, refs."""
    ours = {*scene.phase_paths, BLAME, *apart}
    yield from _changed("file", before.files, _files(scene.root), ours)
    yield from _changed("index entry", before.entries, _entries(scene), ours)
    yield from _changed("ref", before.refs, _refs(scene), {before.head})
    now = _main(scene)
    if before.main and now:
        yield from _changed("file of the main checkout", before.main.files, now.files)
        yield from _changed("state of the main checkout", before.main.state, now.state)


def _changed(
    what: str,
    before: Mapping[str, object],
    now: Mapping[str, object],
    except_for: set[str] | None = None,
) -> Iterator[str]:
    for name in sorted({*before, *now} - (except_for or set())):
        if name not in now:
            yield f"the {what} {name!r} is gone"
        elif name not in before:
            yield f"the {what} {name!r} was not there before"
        elif before[name] != now[name]:
            yield f"the {what} {name!r} was {_short(before[name])}, is {_short(now[name])}"


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) < 120 else f"{shown[:80]}… ({len(shown)} characters)"


def _git_is_sound(scene: Scene) -> Iterator[str]:
    done = tried(scene.root, "fsck", "--strict", "--no-dangling", env=scene.environment)
    said = os.fsdecode(done.stdout + done.stderr).strip()
    if done.returncode or said:
        yield f"git fsck ends with {done.returncode}: {said}"


def _nothing_is_left(scene: Scene) -> Iterator[str]:
    """No lock, no transaction, no staging folder, no ref of passage."""
    for found in scene.common.rglob("*.lock"):
        if found != scene.common / "migrator" / "lock":
            yield f"a lock is left: {found.relative_to(scene.common)}"
    transactions = scene.common / "migrator" / "txn"
    if transactions.exists():
        for left in transactions.iterdir():
            yield f"a transaction is left: {left.name} with {sorted(map(str, left.iterdir()))}"
    for staging in scene.root.rglob(".migrator-*"):
        yield f"a staging folder is left: {staging.relative_to(scene.root)}"
    for ref in records(scene.git("for-each-ref", "--format=%(refname)%00", "refs/migrator/")):
        if not _OURS.match(ref.strip()) and ref.strip():
            yield f"a ref is left: {ref.strip()}"


# Looking


def _files(root: Path) -> dict[str, File]:
    """All files of a checkout, tracked or not."""
    found = {}
    for folder, folders, names in os.walk(root):
        if Path(folder) == root:
            folders[:] = [name for name in folders if name != ".git"]
        folders[:] = [name for name in folders if not name.startswith(".migrator-")]
        for name in names:
            full = Path(folder, name)
            if (file := _file(full)) and not (Path(folder) == root and name == ".git"):
                found[str(full.relative_to(root))] = file
    return found


def _file(path: Path) -> File | None:
    try:
        mode = path.lstat().st_mode
    except OSError:
        return None
    if stat.S_ISLNK(mode):
        return File(mode, os.fsencode(path.readlink()))
    return File(mode, path.read_bytes()) if stat.S_ISREG(mode) else File(mode, b"")


def _entries(scene: Scene) -> dict[str, str]:
    """The index: a letter with the flags, the mode, the id and the stage of every path."""
    entries = {}
    for record in records(scene.git("ls-files", "-s", "-v", "-z")):
        info, _tab, path = record.partition("\t")
        entries[path] = info
    return entries


def _tree(scene: Scene) -> dict[str, str]:
    """HEAD, in the words of the index."""
    entries = {}
    for record in records(scene.git("ls-tree", "-r", "-z", "HEAD")):
        info, _tab, path = record.partition("\t")
        mode, _kind, name = info.split()
        entries[path] = f"{mode} {name} 0"
    return entries


def _refs(scene: Scene) -> dict[str, str]:
    """All refs but those of the tool."""
    out = os.fsdecode(scene.git("for-each-ref", "--format=%(refname) %(objectname)"))
    refs = dict(line.split() for line in out.splitlines())
    return {name: id_ for name, id_ in refs.items() if not name.startswith("refs/migrator/")}


def _main(scene: Scene) -> Main | None:
    if scene.main is None:
        return None
    state = {name: (scene.main / ".git" / name).read_bytes() for name in ("HEAD", "index")}
    return Main(_files(scene.main), state)
