"""INI files and those like them: tox, pytest, supervisor, ``.properties``."""

from migrator.api import Source
from transforms.merge_env_vars.formats.ini.entries import Entries
from transforms.merge_env_vars.formats.ini.reading import Reading
from transforms.merge_env_vars.formats.line_ends import with_line_feeds
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places


def read(source: Source, names: Names) -> Places:
    """What an INI file says of the names."""
    return with_line_feeds(_read, source, names)


def _read(source: Source, names: Names) -> Places:
    return Reading(source, names, Entries(source)).all()
