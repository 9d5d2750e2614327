"""TOML: tables, dotted keys, inline tables, lists, and what stands inside of strings.

https://toml.io/en/v1.0.0
"""

from migrator.api import Source
from transforms.merge_env_vars.formats.data.reading import read_all
from transforms.merge_env_vars.formats.toml.file import TomlFile
from transforms.merge_env_vars.formats.toml.manifest import is_manifest
from transforms.merge_env_vars.formats.toml.parsing import parsed_strictly
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import NOTHING, Places


def read(source: Source, names: Names) -> Places:
    """What a TOML file says of the names."""
    tree = parsed_strictly(source)
    file = TomlFile(source, names, tree)
    if is_manifest(source.code, tree, file.tables):
        return NOTHING
    return read_all(file)
