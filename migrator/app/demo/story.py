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
        "Some tests fail for that, and some modules cannot even be imported:",
        (
            *_shown("git log --oneline --shortstat"),
            _refused(
                "python -m pytest -q --tb=no --disable-warnings --continue-on-collection-errors"
            ),
        ),
    ),
    Act(
        "The plan",
        "migration.toml says what is old and what is new. Nothing is written yet: this is what "
        "each phase would change, what it would leave to a person, and every old name that would "
        "still be there, with the reason.",
        _shown("migrator plan"),
    ),
    Act(
        "A diff",
        "What a phase would change, as a patch that git takes.",
        _shown("migrator diff b-settings"),
    ),
    Act(
        "The migration",
        "Each phase is made in a worktree apart, has to pass five levels of questions, tests over "
        "real sockets among them, and lands as one commit.",
        _shown("migrator run", "git log --oneline", "python -m pytest -q"),
    ),
    Act(
        "A mistake",
        f"{SLIP} takes one event for another. The result parses, every name resolves, no test is "
        "lost; but users would miss a step of the agent, and a test over a real socket knows it. "
        "The phase is refused, and nothing has changed.",
        (
            *_shown("git rev-parse HEAD"),
            _refused(f"migrator -m ../{SLIP} run"),
            *_shown("git rev-parse HEAD", "git status --short"),
        ),
    ),
    Act(
        "Undone",
        "The last phase is taken back. Both trees have one id: every byte of every file is as it "
        "was before the phase.",
        _shown(
            "migrator rollback e-legacy",
            "git rev-parse HEAD~2^{tree} HEAD^{tree}",
            "git diff --stat HEAD~2",
        ),
    ),
    Act(
        "Where it stands",
        "The phase lands again. What is left of the old names is listed, with the reason.",
        _shown("migrator run", "migrator status", "migrator plan", "migrator verify"),
    ),
)
