"""The demonstration: a whole migration of a sample project, for real, act by act."""

import sys
from collections.abc import Sequence

from migrator.app.demo.stage import Stage, set_up
from migrator.app.demo.story import ACTS, Act, Command
from migrator.errors import DefectError, Problem
from migrator.shell.shown import show

__all__ = ["ACTS", "Act", "Command", "Stage", "carry_out", "set_up"]

#: Nothing stops the show, and nothing scrolls away what was said before.
_PLAIN = {"GIT_PAGER": "cat"}


def carry_out(stage: Stage, command: Command, color: str) -> None:
    """Run one command of the story on the stage; it has to end as the story says."""
    environment = {**stage.python.environment, **_PLAIN}
    status = show(_program(stage, command.words, color), stage.repository, environment)
    if status != command.status:
        raise DefectError(
            Problem(
                "demo.failed",
                f"{' '.join(command.words)} ended with {status}, and not with {command.status}",
                f"look at {stage.repository}, and report what you see",
            )
        )


def _program(stage: Stage, words: Sequence[str], color: str) -> list[str]:
    """The words as they are started: the tool that runs, and the Python that was prepared."""
    first, *rest = words
    if first == "migrator":
        return [sys.executable, "-m", "migrator", *rest, "--color", color]
    if first == "python":
        return [str(stage.python.path), *rest]
    return list(words)
