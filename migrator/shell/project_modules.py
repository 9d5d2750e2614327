"""What is installed where a project is worked on, which need not be where we are installed."""

import sys
from functools import cached_property
from pathlib import Path

from migrator.shell.environment import InstalledModules
from migrator.shell.interpreter import environment_python


def modules_path(checkout: Path, given: str | None) -> tuple[str, ...]:
    """Where the Python of a project's environment looks for modules; ours, where it has none."""
    interpreter = environment_python(checkout, given)
    return interpreter.sys_path if interpreter else tuple(sys.path)


class ProjectModules:
    """The modules that are installed for a project; its Python is asked when somebody asks."""

    def __init__(self, checkout: Path, given: str | None) -> None:
        self._checkout = checkout
        self._given = given

    @cached_property
    def _installed(self) -> InstalledModules:
        return InstalledModules(list(modules_path(self._checkout, self._given)))

    def longest_module(self, dotted: str) -> str | None:
        """The longest beginning of a dotted name that is an installed module."""
        return self._installed.longest_module(dotted)

    def defines(self, module: str, name: str) -> bool | None:
        """Whether an installed module has a name; None where its text does not tell."""
        return self._installed.defines(module, name)
