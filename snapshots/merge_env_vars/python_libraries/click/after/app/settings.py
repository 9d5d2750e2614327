import click


@click.command()
@click.option("--url", envvar="NEW_URL", show_envvar=True)
@click.option("--name", envvar=["NEW_URL"])
@click.option("--more", envvar=("NEW_URL",))
@click.argument("path", envvar=["PATH_TO", "NEW_URL"])
def main(url, name, more, path):
    """Run."""
