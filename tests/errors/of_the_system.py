"""What the system refuses, and what is our own fault."""

import errno
import io
import os
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import migrator
from migrator.cli.failures import unforeseen
from migrator.core import work
from migrator.errors import MigratorError
from migrator.shell.executors import Processes
from migrator.shell.transaction import checkout as transaction_checkout
from tests.errors.provoking import Ground, Told, provokes


def _fails(number: int, place: Path | None = None) -> OSError:
    return OSError(number, os.strerror(number), *([str(place)] if place else []))


@provokes("disk.failed")
def a_folder_that_there_is_not(ground: Ground) -> Told:
    """A file is to be written, and its folder is not there, or may not be written to."""
    return ground.migrator("init", "-m", "not/there/migration.toml")


@provokes("disk.failed")
def a_cache_that_cannot_be_written(ground: Ground) -> Told:
    """Phases are made in the cache folder of the person."""
    ground.patch.setenv("XDG_CACHE_HOME", str(ground.write("file", b"")))
    return ground.migrator("run", "p0")


@provokes("disk.failed")
def a_full_disk(ground: Ground) -> Told:
    """Files are about to change places, and there is no room. All is as it was."""

    def full(_beside: Path, here: Path) -> None:
        raise _fails(errno.ENOSPC, here)

    ground.patch.setattr(transaction_checkout, "exchange", full)
    return ground.migrator("run", "p0")


@provokes("disk.no-home")
def nowhere_to_work(ground: Ground) -> Told:
    """Neither `XDG_CACHE_HOME` nor `HOME` is set, and the system knows of no home, as in some
    containers."""
    ground.patch.delenv("XDG_CACHE_HOME")
    ground.patch.delenv("HOME")

    def homeless() -> Path:
        raise RuntimeError

    ground.patch.setattr(Path, "home", homeless)
    return ground.migrator("run", "p0")


@provokes("output.failed", status=1)
def a_full_output(ground: Ground) -> Told:
    """What is printed goes to a file, and the disk is full."""

    return ground.apart("plan", into="/dev/full")


@provokes("process.interrupted", status=130)
def ctrl_c(ground: Ground) -> Told:
    """Somebody presses Ctrl-C. A phase that has not landed leaves nothing."""

    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    ground.patch.setattr("migrator.app.landing.Landing.ran", interrupted)
    return ground.migrator("run", "p0")


@provokes("process.killed")
def a_process_that_is_killed(ground: Ground) -> Told:
    """The system ends a process that takes too much memory."""

    def killed(*_arguments: object) -> None:
        raise BrokenProcessPool

    ground.patch.setattr(Processes, "_computed", killed)
    ground.patch.setattr("migrator.shell.executors._WORTH_A_PROCESS", 0)
    return ground.migrator("plan", "-j", "2")


@provokes("process.out-of-memory")
def no_memory(ground: Ground) -> Told:
    """The system gives no more memory."""

    def exhausted(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    ground.patch.setattr("migrator.core.engine.Engine.run", exhausted)
    return ground.migrator("plan")


@provokes("tool.defect", status=1)
def an_error_that_nobody_has_thought_of(ground: Ground) -> Told:
    """The tool itself has a fault. What helps to mend it follows: where it was, call by call."""
    error = ValueError("list.index(x): x not in list")
    err = io.StringIO()
    with ground.patch.context() as patch:
        patch.setattr(sys, "stderr", err)
        try:
            unforeseen(error)
        except SystemExit as ended:
            return Told("migrator plan", ground.plain(err.getvalue()), int(str(ended.code)))


@provokes("tool.defect", status=1)
def a_rollback_that_would_not_be_exact(ground: Ground) -> Told:
    """The tree that a rollback is about to bring back is not the one from before."""
    ground.ok("run", "p0")
    trees = iter("abc")
    ground.patch.setattr("migrator.shell.history.tree_of", lambda git, revision: next(trees))
    return ground.migrator("rollback", "p0")


@provokes("tool.defect", status=1)
def a_text_that_would_be_broken(ground: Ground) -> Told:
    """What `migrator.rewrite` would give does not stand the check that every edited file has to
    stand."""
    ground.patch.setattr(work, "_defect", lambda *_arguments: "a name is undefined")
    text, options = "from app.old import make\n", {"move": {"app.old.make": "app.new.make"}}
    try:
        migrator.rewrite(text, transform="move_symbols", options=options)
    except MigratorError as error:
        return ground.raised("migrator.rewrite(…)", error)
    raise AssertionError("it was rewritten")
