"""Dockerfiles.

https://docs.docker.com/reference/dockerfile/
"""

from bisect import bisect_left

from migrator.api import Source
from transforms.merge_env_vars.formats.containerfile.commands import Commands, is_shell
from transforms.merge_env_vars.formats.containerfile.declarations import (
    KEYWORDS,
    Declarations,
)
from transforms.merge_env_vars.formats.containerfile.instructions import (
    Instruction,
    instructions,
)
from transforms.merge_env_vars.formats.containerfile.judging import Judging
from transforms.merge_env_vars.formats.containerfile.references import replaced, written
from transforms.merge_env_vars.formats.containerfile.stages import Stages
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Place, Places, Setting

_COMMANDS = frozenset({b"RUN", b"CMD", b"ENTRYPOINT", b"HEALTHCHECK"})


def read(source: Source, names: Names) -> Places:
    """What a Dockerfile says of the names."""
    return _File(source, names).places()


class _File:
    """The instructions of a Dockerfile that hold a name."""

    def __init__(self, source: Source, names: Names) -> None:
        self._source = source
        self._names = names
        words = [span for span, _name in names.in_text(source.code)]
        self._found = instructions(source, words)
        self._words = [span.start for span in words]
        self._stages = Stages(source, self._found)
        self._commands = Commands(source, self._found, names)
        self._declarations = Declarations(source, self._found, self._stages, names)
        self._places: list[Place] = []
        #: What commands set for themselves.
        self._settings: list[Setting] = []

    def places(self) -> Places:
        has_shell = usual = self._found.escape == b"\\"
        for one in self._found.all:
            if one.keyword == b"FROM":
                has_shell = usual
            elif one.keyword == b"SHELL":
                has_shell = is_shell(self._found.text[slice(*one.arguments)])
            if self._holds_name(one):
                self._read(one, has_shell=has_shell)
        judging = Judging(self._source, self._names, self._found, self._stages, self._declarations)
        return judging.places(self._places, self._settings)

    def _holds_name(self, one: Instruction) -> bool:
        return bisect_left(self._words, one.span.start) < bisect_left(self._words, one.span.end)

    def _read(self, one: Instruction, *, has_shell: bool) -> None:
        if one.keyword in _COMMANDS:
            found = self._commands.read(one, has_shell=has_shell)
            self._places += found.places
            self._settings += found.settings
        elif one.keyword in KEYWORDS:
            for pair in self._declarations.read(one):
                if pair.value is not None:
                    self._places += replaced(self._found, self._names, pair.value)
        else:
            for span in (*one.flags, one.arguments):
                self._places += replaced(self._found, self._names, span)
            for document in one.documents:
                self._places += written(self._source.code, self._names, document)
