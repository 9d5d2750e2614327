"""What all commands have in common: their options, and how an error becomes an exit status."""

import contextlib
import functools
import inspect
import os
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Concatenate, ParamSpec

import typer

if TYPE_CHECKING:
    from migrator.app.session import Session
    from migrator.app.workspace import Workspace

P = ParamSpec("P")


class Color(StrEnum):
    """When to print in colour."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Format(StrEnum):
    """For whom the output is."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Given:
    """What was said before the command's name: ``migrator -C DIR scan``."""

    repo: Path | None = None
    manifest: Path | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """The options that every command takes."""

    repo: Path
    manifest: Path | None
    quiet: bool
    verbose: bool
    jobs: int | None
    color: Color

    def name_next(self, command: str) -> None:
        """Say what to do next, as it has to be typed here; after all that was printed."""
        if self.quiet:
            return
        given = [] if self.repo == Path() else ["-C", str(self.repo)]
        given += ["-m", str(self.manifest)] if self.manifest else []
        sys.stdout.flush()
        typer.echo(f"next: {' '.join(['migrator', *map(shlex.quote, given), command])}", err=True)

    @contextmanager
    def workspace(self) -> Iterator["Workspace"]:
        """The repository with its manifest, to look at."""
        from migrator.app.session import is_recovery_due  # noqa: PLC0415 - help needs none of it
        from migrator.app.workspace import workspace  # noqa: PLC0415

        with workspace(self.repo, self.manifest, self.jobs) as opened:
            if is_recovery_due(opened.repository):
                typer.echo(
                    "note: a run was cut short; finish or undo it: migrator recover", err=True
                )
            yield opened

    @contextmanager
    def session(self) -> Iterator[tuple["Workspace", "Session"]]:
        """The repository with its manifest, to change; what was cut short is dealt with first."""
        from migrator.app.session import session  # noqa: PLC0415 - help needs none of it
        from migrator.app.workspace import workspace  # noqa: PLC0415
        from migrator.report.chronicle import Chronicle  # noqa: PLC0415

        with (
            workspace(self.repo, self.manifest, self.jobs) as opened,
            session(opened.repository) as begun,
        ):
            Chronicle(self.color, stream=sys.stderr).recovered(begun.recovered)
            yield opened, begun


RepoOption = Annotated[
    Path | None,
    typer.Option("--repo", "-C", help="The repository, or a folder in it.", metavar="DIR"),
]
ManifestOption = Annotated[
    Path | None,
    typer.Option("--manifest", "-m", help="The manifest, if not migration.toml.", metavar="FILE"),
]
_QUIET = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what was asked for.")]
_VERBOSE = Annotated[bool, typer.Option("--verbose", "-v", help="Leave nothing out.")]
_JOBS = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, help="Processes to compute in.", metavar="N"),
]
_COLOR = Annotated[Color, typer.Option(help="When to print in colour.")]

_OPTIONS: dict[str, tuple[object, object]] = {
    "repo": (RepoOption, None),
    "manifest": (ManifestOption, None),
    "quiet": (_QUIET, False),
    "verbose": (_VERBOSE, False),
    "jobs": (_JOBS, None),
    "color": (_COLOR, Color.AUTO),
}


def with_common(command: Callable[Concatenate[Common, P], None]) -> Callable[..., None]:
    """Give a command the common options, handed to it as its first argument."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        values = {name: kwargs.pop(name) for name in _OPTIONS}
        context: typer.Context = kwargs.pop("context")  # type: ignore[assignment]
        given: Given = context.obj or Given()
        values["repo"] = values["repo"] or given.repo or Path()
        values["manifest"] = values["manifest"] or given.manifest
        common = Common(**values)  # type: ignore[arg-type]
        with reported(common):
            command(common, *args, **kwargs)

    own = list(inspect.signature(command).parameters.values())[1:]
    shared = [
        inspect.Parameter(
            name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation
        )
        for name, (annotation, default) in _OPTIONS.items()
    ]
    keyword_only = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]
    shared.append(
        inspect.Parameter("context", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    )
    wrapped.__signature__ = inspect.Signature([*keyword_only, *shared])  # type: ignore[attr-defined]
    wrapped.__annotations__ = {
        parameter.name: parameter.annotation for parameter in [*keyword_only, *shared]
    }
    return wrapped


@contextmanager
def reported(common: Common) -> Iterator[None]:
    """Turn errors into what a person reads, and into an exit status."""
    from migrator.errors import MigratorError  # noqa: PLC0415 - loaded with what can raise it

    try:
        yield
    except MigratorError as error:
        from migrator.report.terminal import Terminal  # noqa: PLC0415 - only to say it

        Terminal(common.color, stream=sys.stderr).problems(error.problems)
        raise typer.Exit(error.exit_status) from None
    except BrokenPipeError:
        # The reader went away, as `head` does: nobody is left to talk to.
        _silence()
        raise typer.Exit(0) from None
    except OSError as error:
        if error.filename is not None:
            # What is written to has no name of its own where it is the output.
            typer.echo(f"error[disk.failed]: {error.strerror}: {error.filename}", err=True)
            typer.echo("  hint: see to the cause; nothing was changed", err=True)
            raise typer.Exit(2) from None
        _silence()
        typer.echo(
            f"error[output.failed]: the output cannot be written: {error.strerror}", err=True
        )
        typer.echo("  hint: check where it goes, and whether there is room", err=True)
        raise typer.Exit(1) from None


def _silence() -> None:
    """Let what is still to be flushed go nowhere, so that the end of the process is quiet."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
