"""JSON, with comments and trailing commas where editors allow them.

https://www.rfc-editor.org/rfc/rfc8259
"""

from migrator.api import Source
from transforms.merge_env_vars.formats.data.reading import read_all
from transforms.merge_env_vars.formats.json_text.file import JsonFile
from transforms.merge_env_vars.formats.json_text.strict import strict
from transforms.merge_env_vars.formats.trees import parsed
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places


def read(source: Source, names: Names) -> Places:
    """What a JSON file says of the names."""
    text = strict(source)
    tree = parsed(Source(source.path, text), "json")
    return read_all(JsonFile(source, names, tree, text))
