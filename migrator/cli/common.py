"""What all commands have in common: their options, and whom they speak to."""

import functools
import inspect
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Concatenate, ParamSpec

import typer

from migrator.cli.failures import Audience, Color, reported
from migrator.cli.grammar import counted, one_of

if TYPE_CHECKING:
    from migrator.app.session import Session
    from migrator.app.workspace import Workspace

P = ParamSpec("P")


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
    typer.Option(
        "--jobs", "-j", parser=counted("--jobs"), help="Processes to compute in.", metavar="N"
    ),
]
_COLOR = Annotated[
    Color,
    typer.Option(
        parser=one_of("--color", Color),
        help="When to print in colour.",
        metavar="auto|always|never",
    ),
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        parser=one_of("--format", Format),
        help="For a person, or for a program.",
        metavar="text|json",
    ),
]

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
        form = str(kwargs.get("format", Format.TEXT))
        with reported(Audience(common.color, context.info_name or "", form)):
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
