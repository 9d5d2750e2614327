"""The program: `python -m app.main` serves until it is stopped, `--status` says how it would do."""

import argparse
import asyncio

from app.api.server import serving
from app.api.status import agents_answer
from app.config import listen_on


async def serve_forever() -> None:
    """Serve until somebody stops it."""
    async with serving(*listen_on()) as url:
        print(f"listening on {url}")
        await asyncio.get_running_loop().create_future()


async def print_status() -> None:
    """Say whether agents answer."""
    print("agents answer" if await agents_answer() else "agents do not answer")


def main() -> None:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--status", action="store_true", help="say whether agents answer")
    asyncio.run(print_status() if parser.parse_args().status else serve_forever())


if __name__ == "__main__":
    main()
