"""What pytest collects from a tree, measured by a plugin of ours inside the person's pytest."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from migrator.core.gate.collected import Collected, steady
from migrator.shell.commands import Ended, run
from migrator.shell.origins import PROBE

#: No error ends it early, whatever the project's settings or the command itself say of that.
_OPTIONS = ("-p", "migrator_collected", "--collect-only", "-q", "--maxfail=0")
#: Ids made from sets stay the same, and nothing is slower or other than in the person's own run.
_STEADY = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": None}
_LINES = 30
_NO_PYTEST = re.compile(r"No module named '?pytest'?$", re.MULTILINE)
_USAGE_ERROR = 4
#: How pytest ends when it was interrupted, or has broken.
_OF_PYTEST = {2, 3}


#: What pytest says of a conftest that it cannot even load: it ends then, before all plugins.
_CONFTEST = re.compile(
    r"while loading conftest '([^']+)'.*^(?:E   )+([^\n]+)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class NotMeasured:
    """Why it is not known what pytest collects, and what to do about it."""

    message: str
    remedy: str
    #: Whether it is for the tree's own reasons, and not for those of its surroundings.
    by_the_tree: bool = False
    #: The last lines that were said.
    output: str = ""


def collected(
    words: Sequence[str],
    worktree: Path,
    folder: str,
    seconds: float,
    environment: Mapping[str, str | None],
) -> Collected | NotMeasured:
    """Have a command, which runs all tests with pytest, collect them instead.

    It runs in a folder of the worktree. The environment holds the path for modules.
    """
    with TemporaryDirectory(prefix="migrator-") as place:
        report = Path(place) / "collected.json"
        path = environment.get("PYTHONPATH", os.environ.get("PYTHONPATH")) or ""
        own = {
            "MIGRATOR_COLLECTED": str(report),
            "PYTHONPATH": os.pathsep.join(filter(None, [str(PROBE), path])),
        }
        ended = run(
            [*words, *_OPTIONS], worktree / folder, seconds, {**environment, **_STEADY, **own}
        )
        if report.is_file() and ended.status is not None:
            return _read(report.read_bytes(), worktree)
    if ended.status == _USAGE_ERROR and (found := _CONFTEST.search(ended.output)):
        conftest, said = (_steady(text, worktree) for text in found.groups())
        return Collected(frozenset(), {conftest: said})
    tail = "\n".join(ended.output.rstrip().splitlines()[-_LINES:])
    return replace(_not_measured(words, ended, seconds), output=tail)


def _read(data: bytes, worktree: Path) -> Collected:
    told = json.loads(data)
    return Collected(
        frozenset(told["ids"]),
        {node: _steady(said, worktree) for node, said in told["errors"].items()},
        {node: _steady(said, worktree) for node, said in told["skipped"].items()},
        told["deselected"],
    )


def _steady(said: str, worktree: Path) -> str:
    return steady(steady(said, str(worktree.resolve())), str(worktree))


def _not_measured(words: Sequence[str], ended: Ended, seconds: float) -> NotMeasured:
    command = " ".join(words)
    if ended.status is None and ended.seconds >= seconds:
        message = f"`{command}` did not collect its tests in {seconds:g} seconds"
        return NotMeasured(message, "give it more time: gate.collection.timeout")
    if ended.status is None:
        message = f"`{command}` cannot be started: {ended.output}"
        return NotMeasured(message, "name the command that runs all tests: gate.collection.run")
    if _NO_PYTEST.search(ended.output):
        message = f"pytest is not installed for `{words[0]}`"
        hint = "install it there, or name the Python that has it: gate.python"
        return NotMeasured(message, hint)
    if ended.status == _USAGE_ERROR:
        message = f"pytest cannot begin with `{command}`"
        return NotMeasured(message, "see to what it says, and run the command by hand")
    message = f"`{command}` ended with {ended.status} before pytest had collected all tests"
    hint = "see to what it says; the command has to start pytest with the words that are added"
    return NotMeasured(message, hint, by_the_tree=ended.status in _OF_PYTEST)
