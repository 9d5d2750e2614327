"""Commands about transforms: ``transforms``, ``test``."""

from pathlib import Path
from typing import Annotated

import typer

from migrator.cli.common import Common, with_common


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(transforms)
    app.command()(test)


@with_common
def transforms(
    common: Common,
    name: Annotated[str | None, typer.Argument(help="The transform to explain.")] = None,
) -> None:
    """List the transforms, or explain one with its options and examples."""
    from migrator.app.catalogue import explained, listed  # noqa: PLC0415 - help needs none of it
    from migrator.report.terminal import Terminal  # noqa: PLC0415

    out = Terminal(common.color)
    if name is None:
        out.transforms(listed())
    else:
        out.transform(explained(name))


@with_common
def test(
    common: Common,
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the cases are.")] = Path(
        "snapshots"
    ),
    *,
    accept: Annotated[
        bool,
        typer.Option("--accept", help="First write what comes out as what is expected: read it."),
    ] = False,
) -> None:
    """Run snapshot cases: folders with step.toml, before/, after/ and findings.txt."""
    from migrator.app.snapshots import accept_cases, run_cases  # noqa: PLC0415 - for this one only
    from migrator.report.terminal import Terminal  # noqa: PLC0415

    if accept:
        accept_cases(folder)
    results = run_cases(folder)
    Terminal(common.color).cases(results, verbose=common.verbose)
    if any(result.failures for result in results):
        raise typer.Exit(1)
