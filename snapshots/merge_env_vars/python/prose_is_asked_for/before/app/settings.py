"""Reads OLD_URL, and nothing else."""

import os

# OLD_URL comes from the deployment
url = os.environ["OLD_URL"]  # OLD_URL again
if not url:
    raise ValueError("set OLD_URL, please")


def other():
    """OLD_URL was renamed to NEW_URL."""
