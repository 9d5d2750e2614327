"""The command for CI and for hooks: ``check``."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from migrator.cli.common import Common, with_common
from migrator.cli.grammar import one_of

if TYPE_CHECKING:
    from migrator.core.checking.result import CheckResult


class CheckFormat(StrEnum):
    """For whom the output is."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(check)


@with_common
def check(
    common: Common,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="All tracked files, if none is named."),
    ] = None,
    *,
    staged: Annotated[
        bool, typer.Option("--staged", help="Look at what is staged, not at the files.")
    ] = False,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="What is tolerated, if not migrator-baseline.json.",
        ),
    ] = None,
    update_baseline: Annotated[
        bool,
        typer.Option("--update-baseline", help="Tolerate what is there now, and never more."),
    ] = False,
    format: Annotated[  # noqa: A002 - the option
        CheckFormat,
        typer.Option(
            "--format",
            parser=one_of("--format", CheckFormat),
            help="For a person, or for a program.",
            metavar="text|json|sarif|github",
        ),
    ] = CheckFormat.TEXT,
) -> None:
    """Fail on uses of old names and on broken contracts: for CI and pre-commit."""
    from migrator.app.check import Asked  # noqa: PLC0415 - help needs none of it
    from migrator.app.check import check as checked  # noqa: PLC0415
    from migrator.app.check import update_baseline as updated  # noqa: PLC0415
    from migrator.report import problems  # noqa: PLC0415

    asked = Asked(common.repo, common.manifest, baseline, common.jobs, staged, files or ())
    result = updated(asked) if update_baseline else checked(asked)
    _write(_report(common, result, format))
    following = problems.following(result)
    if not common.quiet:
        for line in problems.summary(result):
            typer.echo(line, err=True)
    if following:
        common.name_next(following)
    if not result.passed:
        raise typer.Exit(1)


def _report(common: Common, result: "CheckResult", form: CheckFormat) -> str:
    """The result as it is asked for; what is not is not loaded."""
    match form:
        case CheckFormat.TEXT if common.verbose:
            from migrator.report.problems import full_text as text  # noqa: PLC0415
        case CheckFormat.TEXT:
            from migrator.report.problems import text  # noqa: PLC0415
        case CheckFormat.JSON:
            from migrator.report.problems_json import text  # noqa: PLC0415
        case CheckFormat.SARIF:
            from migrator.report.sarif import text  # noqa: PLC0415
        case CheckFormat.GITHUB:
            from migrator.report.github import text  # noqa: PLC0415
    return text(result)


def _write(text: str) -> None:
    """Print a report; what the stream has no letters for is written with escapes."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "backslashreplace").decode(encoding))
    sys.stdout.flush()
