"""The command line: parse, call a use case, print its result, exit."""

from typing import Annotated

import typer

from migrator.cli import author, check, demo, land, look, start
from migrator.cli.common import Given, ManifestOption, RepoOption
from migrator.cli.failures import unforeseen
from migrator.cli.grammar import Command, Commands, refusal
from migrator.cli.output import open_streams


def _version(*, value: bool) -> None:
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - only when asked for

        typer.echo(f"migrator {version('migrator')}")
        raise typer.Exit


app = typer.Typer(
    name="migrator",
    help="Migrations of a Python code base as transactions: found completely, shown honestly, "
    "proved, landed whole, undone exactly.",
    cls=Commands,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def _top(
    context: typer.Context,
    repo: RepoOption = None,
    manifest: ManifestOption = None,
    version: Annotated[  # noqa: ARG001 - its callback has dealt with it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        raise refusal("no command is named", f"see: {context.command_path} --help")
    context.obj = Given(repo, manifest)


start.register(app)
demo.register(app)
look.register(app)
land.register(app)
check.register(app)
author.register(app)
for command in app.registered_commands:
    command.cls = Command


def main() -> None:
    """Run the command line."""
    open_streams()
    try:
        app()
    except Exception as error:
        unforeseen(error)
