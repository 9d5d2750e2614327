"""Commands that only look: ``scan``, ``plan``, ``diff``."""

import sys
from typing import Annotated

import typer

from migrator.cli.common import Common, Format, FormatOption, with_common

_REVIEW = Annotated[
    bool, typer.Option("--include-review", help="Also what needs a person's review.")
]
_VALUES = Annotated[
    bool,
    typer.Option("--show-values", help="Also the values of settings, which may be secrets."),
]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(scan)
    app.command()(plan)
    app.command()(diff)


@with_common
def scan(
    common: Common,
    *,
    show_values: _VALUES = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option
) -> None:
    """List what the steps find: by phase, step, priority and safety."""
    from migrator.app.scan import scan as scanned  # noqa: PLC0415 - help needs none of it
    from migrator.report import json, terminal  # noqa: PLC0415

    with common.workspace() as workspace:
        result = scanned(workspace)
    if show_values:
        result = result.revealed()
    if format is Format.JSON:
        typer.echo(json.scan(result))
    else:
        terminal.Terminal(common.color).scan(result, verbose=common.verbose)
    _end(common, failed=result.notices.failed, following="plan")


@with_common
def plan(
    common: Common,
    *,
    include_review: _REVIEW = False,
    show_values: _VALUES = False,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option
) -> None:
    """Show the phases in order: what each would change, and what it would leave."""
    from migrator.app.plan import plan as planned  # noqa: PLC0415 - help needs none of it
    from migrator.report import json, terminal  # noqa: PLC0415

    with common.workspace() as workspace:
        result = planned(workspace, include_review=include_review)
    if show_values:
        result = result.revealed()
    if format is Format.JSON:
        typer.echo(json.plan(result))
    else:
        terminal.Terminal(common.color).plan(result, verbose=common.verbose)
    pending = next((phase.id for phase in result.phases if not phase.is_done), None)
    _end(
        common,
        failed=result.notices.failed,
        following=f"diff {pending}" if pending else None,
    )


@with_common
def diff(
    common: Common,
    phases: Annotated[
        list[str] | None, typer.Argument(metavar="PHASE", help="All, if none is named.")
    ] = None,
    *,
    stat: Annotated[bool, typer.Option("--stat", help="Only how much changes where.")] = False,
    include_review: _REVIEW = False,
) -> None:
    """Print what the phases would change, as a patch that `git apply` takes."""
    show_diff(common, phases, stat=stat, include_review=include_review)


def show_diff(
    common: Common, phases: list[str] | None, *, stat: bool, include_review: bool
) -> None:
    """What `diff` and a dry run print."""
    from migrator.app.diff import diff as differing  # noqa: PLC0415 - help needs none of it
    from migrator.report import patch, terminal  # noqa: PLC0415

    with common.workspace() as workspace:
        result = differing(workspace, tuple(phases or ()), include_review=include_review)
    out = terminal.Terminal(common.color)
    if stat:
        out.stat(result)
    elif out.is_colored:
        out.patch(result)
    else:
        patch.write(result, sys.stdout.buffer)
    terminal.Terminal(common.color, stream=sys.stderr).diff_notices(
        result, quiet=common.quiet, verbose=common.verbose
    )
    _end(common, failed=result.notices.failed, following=None)


def _end(common: Common, *, failed: bool, following: str | None) -> None:
    """Name the next command, and say by the exit status whether all files could be handled."""
    if following:
        common.name_next(following)
    if failed:
        raise typer.Exit(1)
