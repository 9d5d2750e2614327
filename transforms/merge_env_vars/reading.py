"""Pass one: a file is read by the reader of its format."""

from dataclasses import replace

from migrator.api import ModuleName, PythonSource, Source, generated_mark
from transforms.merge_env_vars.facts import Facts, facts
from transforms.merge_env_vars.formats import PROSE, format_of, is_prose
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.python import read
from transforms.merge_env_vars.python.through.direct import directs


def read_python(
    source: PythonSource, module: ModuleName, names: Names, options: MergeOptions
) -> Facts:
    """What a Python file says of the names."""
    places, reading = read(source, module, names, options)
    found = facts(source, "python", places, generated_mark(source, options.generated), reading)
    direct = directs(source, module, options, "")
    return replace(found, direct=tuple(direct)) if direct else found


def read_other(source: Source, names: Names, options: MergeOptions) -> Facts:
    """What a file of another format says of the names."""
    if options.through is not None and not any(names.old_in(source.code)):
        return Facts("")  # it may hold what goes through an object, and that is Python's
    found = format_of(source.path, source.code[:80])
    if found is None and options.prose and is_prose(source.path):
        found = PROSE
    if found is None:
        return Facts("")
    generated = generated_mark(source, options.generated)
    return facts(source, found.name, found.read(source, names), generated)
