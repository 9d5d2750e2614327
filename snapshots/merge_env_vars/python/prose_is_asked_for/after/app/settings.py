"""Reads NEW_URL, and nothing else."""

import os

# NEW_URL comes from the deployment
url = os.environ["NEW_URL"]  # NEW_URL again
if not url:
    raise ValueError("set NEW_URL, please")


def other():
    """OLD_URL was renamed to NEW_URL."""
