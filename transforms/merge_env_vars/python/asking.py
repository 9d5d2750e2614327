"""What all parts of a fallback are read with."""

import ast
from abc import ABC, abstractmethod

from transforms.merge_env_vars.python.asked import Asked
from transforms.merge_env_vars.python.file import File


class Asking(ABC):
    """What the expressions of a file ask of one setting."""

    def __init__(self, file: File, new: str) -> None:
        self._file = file
        self._new = new

    @abstractmethod
    def asked(self, node: ast.expr) -> Asked | None:
        """An expression that asks for the setting, and is nothing else."""

    def speaks(self, node: ast.AST) -> bool:
        """Whether the setting is spoken of somewhere in an expression."""
        within = self._file.within(self._file.span(node))
        return any(one.in_string and self._file.names.new(one.name) == self._new for one in within)
