"""Python: how code gets at the environment, and what else speaks of a setting there."""

from migrator.api import ModuleName, PythonSource, Reading
from migrator.api import read as read_names
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import MergeOptions
from transforms.merge_env_vars.places import Places


def read(
    source: PythonSource, module: ModuleName, names: Names, options: MergeOptions
) -> tuple[Places, Reading]:
    """The places of a Python file that speak of the names, and how those stand in it."""
    return Places(), read_names(source, module, names.old)
