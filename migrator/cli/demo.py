"""The command that shows all the others: ``demo``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from migrator.cli.common import Common, with_common


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(demo)


@with_common
def demo(
    common: Common,
    *,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Where to make it, if not in a temporary folder."),
    ] = None,
    step: Annotated[bool, typer.Option(help="Wait for a key between the acts.")] = False,
) -> None:
    """Show a whole migration of a sample project: plan, diff, gates, a refusal, a rollback."""
    from migrator.app.demo import ACTS, carry_out, set_up  # noqa: PLC0415 - help needs none of it
    from migrator.report.narrator import Narrator  # noqa: PLC0415

    out = Narrator(common.color)
    stage = set_up(keep)
    for number, act in enumerate(ACTS, start=1):
        out.act(number, act.title, act.text)
        for command in act.commands:
            out.command(command.words)
            carry_out(stage, command, common.color)
        if step and sys.stdin.isatty():
            typer.echo("\npress any key to go on …")
            typer.getchar()
    out.end(stage.folder, stage.repository)
