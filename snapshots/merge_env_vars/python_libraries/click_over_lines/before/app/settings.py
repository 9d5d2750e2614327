import click


@click.option(
    "--url",
    envvar=[
        "NEW_URL",
        "OLD_URL",  # deprecated
    ],
)
def main(url):
    """Run."""
