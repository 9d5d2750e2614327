from typing import Annotated

import typer


def main(
    url: Annotated[str, typer.Option(envvar="NEW_URL")] = "wss://a",
    name: str = typer.Option("x", envvar=["NEW_URL"]),
) -> None:
    """Run."""
