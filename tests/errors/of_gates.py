"""Why a gate cannot look."""

import json
import os
import stat

from tests.errors.provoking import Ground, Told, provokes

_END = 'levels = ["syntax"]'


@provokes("gate.python")
def no_python(ground: Ground) -> Told:
    """`gate.python` names a file that is not there."""
    return ground.manifest(_END, f'{_END}\npython = ".venv/bin/python"', "run", "p0")


@provokes("gate.python")
def something_else_than_python(ground: Ground) -> Told:
    """`gate.python`, or the Python of `.venv`, is something else, or is broken."""
    ground.write(
        ".venv/bin/python", b"#!/bin/sh\necho no module named encodings >&2; exit 1\n", 0o755
    )
    return ground.migrator("run", "p0")


@provokes("gate.python")
def an_old_python(ground: Ground) -> Told:
    """What is asked of the project's Python needs 3.6."""
    ground.write(".venv/bin/python", _answering(2, 7), 0o755)
    return ground.migrator("run", "p0")


@provokes("gate.python")
def a_python_that_cannot_compile(ground: Ground) -> Told:
    """The project's Python says who it is, and does not run a small program."""
    ground.write(".venv/bin/python", _answering(3, 12), 0o755)
    return ground.migrator("run", "p0")


def _answering(*version: int) -> bytes:
    """A program that says that it is a Python, and does nothing else."""
    said = {"executable": "python", "version": version, "path": [], "prefix": "a", "base": "a"}
    answer = f"echo 'migrator asks: {json.dumps(said)}'"
    return f'#!/bin/sh\ntest "$1" = -c && {answer} && exit\necho Killed >&2; exit 9\n'.encode()


_TEST = '[[gate.tests]]\nname = "suite"\nrun = ["true"]\n'


def _lent(ground: Ground, name: str) -> Told:
    new = f'levels = ["tests"]\nlink = ["{name}"]'
    return ground.manifest(_END, f"{new}\n\n{_TEST}", "run", "p0", shown=new)


@provokes("gate.link")
def a_loan_that_there_is_not(ground: Ground) -> Told:
    """`gate.link` names something that is not in the checkout."""
    return _lent(ground, ".env")


@provokes("gate.link")
def a_loan_of_what_is_tracked(ground: Ground) -> Told:
    """`gate.link` is for what git does not know."""
    return _lent(ground, "notes.txt")


@provokes("gate.link")
def a_loan_behind_a_link(ground: Ground) -> Told:
    """What is lent would be put wherever the link leads."""
    (ground.root / "shared").symlink_to("lib")
    ground.commit()
    ground.write("lib/local.cfg", b"")
    return _lent(ground, "shared/local.cfg")


@provokes("gate.link")
def a_loan_of_something_odd(ground: Ground) -> Told:
    """Files and folders can be lent, and nothing else."""
    os.mkfifo(ground.root / "pipe", stat.S_IRUSR | stat.S_IWUSR)
    return _lent(ground, "pipe")


@provokes("gate.ruff")
def no_ruff(ground: Ground) -> Told:
    """Ruff comes with the tool. It is neither where it was put, nor on the PATH."""
    ground.patch.setattr("migrator.shell.ruff.sysconfig.get_path", lambda name: str(ground.outside))
    ground.patch.setattr("migrator.shell.ruff.which", lambda name: None)
    return ground.migrator("run", "p0")


@provokes("gate.ruff")
def another_ruff(ground: Ground) -> Told:
    """Ruff does not know what it is asked: it is too old, or too new."""
    ruff = ground.outside / "ruff"
    ruff.write_text("#!/bin/sh\necho \"error: unexpected argument '--select'\" >&2; exit 2\n")
    ruff.chmod(0o755)
    ground.patch.setattr("migrator.shell.ruff.sysconfig.get_path", lambda name: str(ground.outside))
    return ground.migrator("run", "p0")


@provokes("gate.dirty")
def work_beside_a_trial(ground: Ground) -> Told:
    """Tests run in the checkout (`workspace = "checkout"`), and something there is not committed:
    more than the phase would be tested."""
    ground.write("notes.txt", b"mine\n")
    new = _TEST + 'workspace = "checkout"'
    return ground.manifest(_END, f'levels = ["tests"]\n\n{new}', "run", "p0")
