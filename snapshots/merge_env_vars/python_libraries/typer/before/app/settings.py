from typing import Annotated

import typer


def main(
    url: Annotated[str, typer.Option(envvar="OLD_URL")] = "wss://a",
    name: str = typer.Option("x", envvar=["NEW_URL", "OLD_URL"]),
) -> None:
    """Run."""
