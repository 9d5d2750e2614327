import click


@click.option("--url", envvar="OLD_URL")
@click.option("--name", envvar=["OLD_URL", "X"])
@click.option("--more", envvar=["NEW_URL", "OLD_URL"])
def main(url, name, more):
    """Run."""
