"""Whether files compile under the project's own Python."""

import json
import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from migrator.core.gate.faults import Fault
from migrator.shell.executors import cores
from migrator.shell.git import listed, refused
from migrator.shell.interpreter import NAME_ANOTHER

_PROGRAM = Path(__file__).parent / "probe" / "compile_files.py"
#: Below so many files, a second process costs more than it saves.
_WORTH_A_PROCESS = 20
#: The other end of what does not match may move.
_PLACE = re.compile(r" on line \d+| \(detected at line \d+\)")
_REMEDY = "see to that line; the project's own Python does not take it"


def syntax(root: Path, paths: Iterable[str], python: Path) -> list[Fault]:
    """Files that do not compile; the paths are seen from ``root``."""
    waiting = sorted(paths)
    count = min(cores(), len(waiting) // _WORTH_A_PROCESS) or 1
    shares = [waiting[share::count] for share in range(count)]
    with ThreadPoolExecutor(count) as pool:
        answers = pool.map(partial(_asked, root, python), shares)
    return sorted(fault for answer in answers for fault in answer)


def _asked(root: Path, python: Path, paths: Sequence[str]) -> list[Fault]:
    done = subprocess.run(
        [python, "-I", "-S", _PROGRAM], cwd=root, input=listed(paths),
        capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        said = os.fsdecode(done.stderr).strip()
        raise refused("gate.python", f"{python} cannot compile files: {said}", NAME_ANOTHER)
    return [
        Fault(path, line, "syntax-error", _PLACE.sub("", message), _REMEDY)
        for path, line, message in json.loads(done.stdout)
    ]
