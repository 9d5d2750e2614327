"""Commands that change the repository, and those that tell and prove what was changed."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from migrator.cli.common import Common, Format, FormatOption, with_common
from migrator.cli.failures import as_failure
from migrator.cli.grammar import refusal
from migrator.cli.look import show_diff
from migrator.errors import IncompleteError, MigratorError

if TYPE_CHECKING:
    from migrator.app.gate.questions import Watch
    from migrator.core.outcomes import RanPhase
    from migrator.report.chronicle import Chronicle

_PHASES = Annotated[
    list[str] | None, typer.Argument(metavar="PHASE", help="All, if none is named.")
]
_REVIEW = Annotated[
    bool, typer.Option("--include-review", help="Also what needs a person's review.")
]
_NO_VERIFY = Annotated[bool, typer.Option("--no-verify", help="Leave out the commit hooks.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(run)
    app.command()(status)
    app.command()(rollback)
    app.command()(validate)
    app.command()(recover)
    app.command()(verify)


@with_common
def run(
    common: Common,
    phases: _PHASES = None,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="The same as diff.")] = False,
    include_review: _REVIEW = False,
    blame_ignore: Annotated[
        bool,
        typer.Option("--blame-ignore", help="Name the commits in .git-blame-ignore-revs."),
    ] = False,
    no_verify: _NO_VERIFY = False,
) -> None:
    """Carry out the phases: each is made apart, gated, and lands as one commit, or not at all."""
    if dry_run:
        show_diff(common, phases, stat=False, include_review=include_review)
        return
    from migrator.app.landing import Wishes  # noqa: PLC0415 - help needs none of it
    from migrator.app.run import Run  # noqa: PLC0415
    from migrator.core.outcomes import PhaseOutcome  # noqa: PLC0415

    wishes = Wishes(include_review, blame_ignore, hooks=not no_verify)
    out, watch = _chronicle(common), _watch(common)
    done: list[RanPhase] = []
    with _no_refusal_after(done), common.session() as (workspace, session):
        chosen = workspace.phases(tuple(phases or ()))
        aside = workspace.repository.uncommitted()
        if not common.quiet:
            _chronicle(common, sys.stderr).uncommitted(aside)
        for ran in Run(workspace, session, wishes, watch).phases(chosen):
            out.ran(ran, verbose=common.verbose)
            done.append(ran)
    failed = next((ran for ran in done if ran.outcome is PhaseOutcome.FAILED), None)
    common.name_next(f"diff {failed.id}" if failed else "status")
    if failed or any(ran.notices.failed for ran in done):
        raise typer.Exit(1)


@with_common
def status(common: Common, *, format: FormatOption = Format.TEXT) -> None:  # noqa: A002 - the option
    """Show how far the migration is: what landed, what is pending, what rolling back would do."""
    from migrator.app.status import status as seen  # noqa: PLC0415 - help needs none of it
    from migrator.report import json  # noqa: PLC0415

    with common.workspace() as workspace:
        result = seen(workspace)
    if format is Format.JSON:
        typer.echo(json.status(result))
    else:
        _chronicle(common).status(result)
    pending = next((phase.id for phase in result.phases if phase.is_pending), None)
    if result.unfinished:
        common.name_next("recover")
    elif pending:
        common.name_next(f"run {pending}")


@with_common
def rollback(
    common: Common,
    phases: Annotated[list[str] | None, typer.Argument(metavar="PHASE")] = None,
    *,
    run: Annotated[
        str | None, typer.Option("--run", metavar="ID", help="All phases of a run.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All phases.")] = False,
    merge: Annotated[
        bool, typer.Option("--merge", help="Merge with later work, not byte for byte.")
    ] = False,
    drop: Annotated[
        bool, typer.Option("--drop", help="Take the commits out of the history.")
    ] = False,
    no_verify: _NO_VERIFY = False,
) -> None:
    """Take phases back, last in first out, byte for byte, as one transaction."""
    from migrator.app.rollback import Chosen, Rollback  # noqa: PLC0415 - help needs none of it
    from migrator.app.run import new_run_id  # noqa: PLC0415

    _check_one_of(bool(phases), run is not None, everything)
    if merge and drop:
        raise refusal("--merge and --drop exclude each other", "give one of them")
    out = _chronicle(common)
    with common.session() as (workspace, session):
        taking = Rollback(workspace, session, new_run_id(), hooks=not no_verify)
        landings = taking.landings(Chosen(tuple(phases or ()), run, everything))
        if not landings:
            typer.echo("nothing has landed that could be taken back", err=True)
            return
        result = taking.dropped(landings) if drop else taking.reverted(landings, merge=merge)
    out.rolled_back(result)
    common.name_next("status")


@with_common
def validate(
    common: Common,
    phases: _PHASES = None,
    *,
    format: FormatOption = Format.TEXT,  # noqa: A002 - the option
) -> None:
    """Ask the gate what it says of the repository as it is: of a phase's files, or of all."""
    from migrator.app.validate import validate as asked  # noqa: PLC0415 - help needs none of it
    from migrator.report import json  # noqa: PLC0415

    with common.session() as (workspace, session):
        aside = workspace.repository.uncommitted()
        if not common.quiet:
            _chronicle(common, sys.stderr).uncommitted(aside)
        chosen = [workspace.phase(name) for name in phases or ()]
        verdicts = dict(asked(workspace, session, chosen, _watch(common)))
    if format is Format.JSON:
        typer.echo(json.validate(workspace.manifest.migration.name, verdicts))
    else:
        _chronicle(common).validated(verdicts, verbose=common.verbose)
    if not all(verdict.passed for verdict in verdicts.values()):
        if not common.quiet:
            typer.echo(
                "note: a phase is stopped by what it adds, not by what is so already", err=True
            )
        raise typer.Exit(1)
    common.name_next("plan")


@with_common
def recover(common: Common) -> None:
    """Finish or undo what a crash has left, and say which."""
    from migrator.app.session import session  # noqa: PLC0415 - help needs none of it
    from migrator.core.outcomes import Recovered  # noqa: PLC0415
    from migrator.shell.repository import opened  # noqa: PLC0415

    with opened(common.repo) as repository, session(repository) as begun:
        out = _chronicle(common)
        out.recovered(begun.recovered or [Recovered("Nothing was cut short.")])


@with_common
def verify(common: Common, *, format: FormatOption = Format.TEXT) -> None:  # noqa: A002 - the option
    """Prove that what is recorded is what git holds."""
    from migrator.app.verify import verify as proved  # noqa: PLC0415 - help needs none of it
    from migrator.report import json  # noqa: PLC0415

    with common.session() as (workspace, session):
        result = proved(workspace, session)
    if format is Format.JSON:
        typer.echo(json.verify(result))
    else:
        _chronicle(common).verified(result)
    if result.failed:
        raise typer.Exit(1)


def _chronicle(common: Common, stream: TextIO | None = None) -> "Chronicle":
    from migrator.report.chronicle import Chronicle  # noqa: PLC0415 - help needs none of it

    return Chronicle(common.color, stream)


def _watch(common: Common) -> "Watch":
    from migrator.app.gate.questions import NobodyWatches  # noqa: PLC0415 - help needs none of it
    from migrator.report.progress import Progress  # noqa: PLC0415

    return NobodyWatches() if common.quiet else Progress(common.color)


@contextmanager
def _no_refusal_after(done: Sequence["RanPhase"]) -> Iterator[None]:
    """Once something has landed, an error is no longer one that nothing was done after."""
    try:
        yield
    except (MigratorError, OSError, MemoryError) as error:
        if not any(ran.commit for ran in done):
            raise
        raise IncompleteError(*as_failure(error).problems) from error


def _check_one_of(*given: bool) -> None:
    hint = "name phases, or say --run ID, or --all; see what has landed: migrator status"
    if not any(given):
        raise refusal("it is not said what to take back", hint)
    if sum(given) > 1:
        raise refusal("phases, --run and --all exclude each other", "give one of them")
