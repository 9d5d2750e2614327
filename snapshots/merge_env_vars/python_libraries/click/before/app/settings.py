import click


@click.command()
@click.option("--url", envvar="OLD_URL", show_envvar=True)
@click.option("--name", envvar=["OLD_URL", "NEW_URL"])
@click.option("--more", envvar=("NEW_URL", "OLD_URL"))
@click.argument("path", envvar=["PATH_TO", "OLD_URL"])
def main(url, name, more, path):
    """Run."""
