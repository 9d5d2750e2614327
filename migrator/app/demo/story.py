"""What is shown: acts, each with a few words and the commands that a person would type."""

from collections.abc import Sequence
from dataclasses import dataclass

#: A manifest beside the repository whose one phase breaks what a test proves.
SLIP = "a-slip.toml"


@dataclass(frozen=True, slots=True)
class Command:
    """One command line, and how it has to end."""

    words: tuple[str, ...]
    #: 1 where what is shown is a refusal.
    status: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """A part of the story."""

    title: str
    text: str
    commands: Sequence[Command]


def _shown(*lines: str) -> tuple[Command, ...]:
    return tuple(Command(tuple(line.split())) for line in lines)


def _refused(line: str) -> Command:
    return Command(tuple(line.split()), status=1)


ACTS = (
    Act(
        "The code base",
        "A small chat product that has half moved to one WebSocket manager. The deprecated factory "
        "is imported from four places, a package has lost two of its names, one setting has two. "
        "These tests prove the defects:",
        (
            *_shown("git log --oneline --stat --summary"),
            _refused("python -m pytest -q tests/defects"),
        ),
    ),
    Act(
        "The plan",
        "migration.toml says what is old and what is new. Nothing is written yet: this is what "
        "each phase would change, what it would leave to a person, and why.",
        _shown("migrator plan"),
    ),
    Act(
        "A diff",
        "What a phase would change, as a patch that git takes.",
        _shown("migrator diff c-imports-p0"),
    ),
    Act(
        "The migration",
        "Each phase is made in a worktree apart, has to pass five levels of questions, and lands "
        "as one commit.",
        _shown("migrator run", "git log --oneline"),
    ),
    Act(
        "A mistake",
        f"{SLIP} takes one event for another. It parses, every name resolves, no test is lost; but "
        "a test that talks over real sockets fails. The phase is refused, and nothing has changed.",
        (
            *_shown("git rev-parse HEAD^{tree}"),
            _refused(f"migrator -m ../{SLIP} run"),
            *_shown("git rev-parse HEAD^{tree}", "git status --short"),
        ),
    ),
    Act(
        "Undone",
        "The last phase is taken back. The two trees have one id: every byte of every file is as "
        "it was before.",
        _shown(
            "migrator rollback e-legacy",
            "git rev-parse HEAD~2^{tree} HEAD^{tree}",
            "migrator verify",
        ),
    ),
    Act(
        "Where it stands",
        "What has landed and what is pending, and every old name that is left, with the reason.",
        _shown("migrator status", "migrator check"),
    ),
)
