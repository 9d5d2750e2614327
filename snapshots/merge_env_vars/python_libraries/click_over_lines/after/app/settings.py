import click


@click.option(
    "--url",
    envvar=[
        "NEW_URL",
    ],
)
def main(url):
    """Run."""
