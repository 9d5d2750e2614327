"""Python: how code gets at the environment, and what else speaks of a setting there."""

from collections.abc import Iterator, Sequence

from migrator.api import ModuleName, PythonSource, Reading
from migrator.api import read as read_names
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Place, Places, Setting
from transforms.merge_env_vars.python.branches import branch
from transforms.merge_env_vars.python.collapse import fallback
from transforms.merge_env_vars.python.constants import constant, is_exported
from transforms.merge_env_vars.python.file import File, Reader
from transforms.merge_env_vars.python.handing import handing_over
from transforms.merge_env_vars.python.libraries import LIBRARIES
from transforms.merge_env_vars.python.listing import element
from transforms.merge_env_vars.python.mappings import entry
from transforms.merge_env_vars.python.purpose import beside_guard, on_purpose
from transforms.merge_env_vars.python.reads import access
from transforms.merge_env_vars.python.statements import decided, statement
from transforms.merge_env_vars.python.texts import prose, text

#: Asked of every name, one after the other; the first that answers is heard. One round after the
#: other: what a name is there for on purpose is known before it is put together with others.
ROUNDS: Sequence[Sequence[Reader]] = (
    (on_purpose,),
    (beside_guard,),
    LIBRARIES,
    (handing_over, fallback, branch),
    (*LIBRARIES, is_exported, statement, entry, element, access, constant, text, prose),
)


def read(
    source: PythonSource, module: ModuleName, names: Names, options: MergeOptions
) -> tuple[Places, Reading]:
    """The places of a Python file that speak of the names, and how those stand in it."""
    file = File(source, module, names, options)
    reading = read_names(source, module, names.old)
    _pass_over_annotations(file, reading)
    places: list[Place] = []
    settings: list[Setting] = []
    for readers in ROUNDS:
        for told in _round(file, readers):
            if isinstance(told, Place):
                places.append(told)
            else:
                settings.append(told)
    undecided, settings = decided(file, settings)
    return Places((*places, *undecided), tuple(settings)), reading


def _pass_over_annotations(file: File, reading: Reading) -> None:
    """Names in quoted annotations are names of types."""
    for string in reading.strings:
        if string.annotation:
            file.take(file.within(string.span))


def _round(file: File, readers: Sequence[Reader]) -> Iterator[Place | Setting]:
    for occurrence in file.occurrences:
        if occurrence.span.start in file.taken:
            continue
        answers = (reader(file, occurrence) for reader in readers)
        answer = next((one for one in answers if one is not None), None)
        if answer is not None:
            file.take([occurrence])
            yield from answer
