"""Scripts: TypeScript, TSX, JavaScript with and without JSX, and declaration files."""

from migrator.api import Source
from transforms.merge_env_vars.formats.script.judging import judged
from transforms.merge_env_vars.formats.script.reading import Reader
from transforms.merge_env_vars.formats.script.script import Script
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places


def read(source: Source, names: Names) -> Places:
    """What a script says of the names."""
    script = Script(source, names)
    reader = Reader(script)
    found = list(reader.found())
    return judged(script, found, reader.kept)
