"""The command line: parse, call a use case, print its result, exit."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from migrator.cli import author, check, demo, land, look, start
from migrator.cli.common import Given, ManifestOption, RepoOption


def _version(*, value: bool) -> None:
    if value:
        from importlib.metadata import version  # noqa: PLC0415 - only when asked for

        typer.echo(f"migrator {version('migrator')}")
        raise typer.Exit


app = typer.Typer(
    name="migrator",
    help="Migrations of a Python code base as transactions: found completely, shown honestly, "
    "proved, landed whole, undone exactly.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _top(
    context: typer.Context,
    repo: RepoOption = None,
    manifest: ManifestOption = None,
    version: Annotated[  # noqa: ARG001 - its callback has dealt with it
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    context.obj = Given(repo, manifest)


start.register(app)
demo.register(app)
look.register(app)
land.register(app)
check.register(app)
author.register(app)


def main() -> None:
    """Run the command line."""
    # A stream that was closed from outside is none at all to Python.
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout = sys.stdout or nowhere
        sys.stderr = sys.stderr or nowhere
        app()
