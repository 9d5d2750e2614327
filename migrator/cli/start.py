"""Commands to begin with: ``init``."""

from typing import Annotated

import typer

from migrator.cli.common import Common, with_common


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(init)


@with_common
def init(
    common: Common,
    *,
    kit: Annotated[
        str | None, typer.Option(metavar="NAME", help="A whole ready migration: websocket.")
    ] = None,
    force: Annotated[bool, typer.Option(help="Replace a manifest that is there.")] = False,
) -> None:
    """Write a commented migration.toml."""
    from migrator.app.starting import write_manifest  # noqa: PLC0415 - help needs none of it

    path = write_manifest(common.repo, common.manifest, kit, force=force)
    todo = "say in it what moves where" if kit is None else "bend the names at its top to your own"
    typer.echo(f"wrote {path}: {todo}", err=True)
    common.name_next("scan")
