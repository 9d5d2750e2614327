"""A Python that has certain packages: the one that runs, or a virtual environment made for them."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from migrator.errors import Problem, UsageError
from migrator.shell.commands import run

#: A slow network may take long, and then there is none.
_PATIENCE = 300.0


@dataclass(frozen=True, slots=True)
class PreparedPython:
    """A Python to run things with."""

    path: Path
    #: What is set for commands, so that they find this Python; None takes a variable out.
    environment: dict[str, str | None]


def running_python() -> PreparedPython:
    """The Python that runs."""
    return _prepared(Path(sys.executable), Path(sys.prefix), sys.prefix != sys.base_prefix)


def has_modules(names: Iterable[str]) -> bool:
    """Whether the Python that runs could import all of these."""
    return all(find_spec(name) is not None for name in names)


def new_environment(folder: Path, requirements: Path) -> PreparedPython:
    """A virtual environment with what a requirements file asks for."""
    prefix = folder / ".venv"
    python = prefix / "bin" / "python"
    steps = (
        [sys.executable, "-m", "venv", str(prefix)],
        [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check",
         "--requirement", str(requirements)],
    )  # fmt: skip
    for words in steps:
        ended = run(words, folder, _PATIENCE, {})
        if not ended.passed:
            lines = ended.output.strip().splitlines() or ["it said nothing"]
            raise UsageError(
                Problem(
                    "demo.no-environment",
                    f"an environment for the sample's tests cannot be made: {lines[-1]}",
                    "install its packages beside the tool: pip install pytest pytest-asyncio "
                    "websockets",
                )
            )
    return _prepared(python, prefix, is_virtual=True)


def _prepared(python: Path, prefix: Path, is_virtual: bool) -> PreparedPython:
    path = f"{python.parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    virtual = str(prefix) if is_virtual else None
    return PreparedPython(python, {"PATH": path, "VIRTUAL_ENV": virtual, "PYTHONHOME": None})
