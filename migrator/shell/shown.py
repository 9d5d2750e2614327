"""Commands that a person watches: they talk to the terminal themselves."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def show(words: Sequence[str], folder: Path, environment: Mapping[str, str | None]) -> int:
    """Run a command in front of the person; gives its exit status.

    ``environment`` is what it finds set beside our own; None takes a variable out.
    """
    changed = {**os.environ, **environment}
    kept = {name: value for name, value in changed.items() if value is not None}
    return subprocess.run(list(words), cwd=folder, env=kept, check=False).returncode
