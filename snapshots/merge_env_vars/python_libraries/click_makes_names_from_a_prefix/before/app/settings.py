import click


@click.command(context_settings={"auto_envvar_prefix": "OLD"})
@click.option("--url")
def main(url):
    """Run."""


if __name__ == "__main__":
    main(auto_envvar_prefix="OLD")
