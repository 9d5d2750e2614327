"""Makefiles."""

from migrator.api import Safety, Source
from transforms.merge_env_vars.formats.line_ends import with_line_feeds
from transforms.merge_env_vars.formats.makefile.lines import lines_of
from transforms.merge_env_vars.formats.makefile.reading import Reading
from transforms.merge_env_vars.formats.makefile.recipes import MAY_USE
from transforms.merge_env_vars.formats.variables.settling import Rules, settle
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places

#: A variable that comes to refer to itself is an error: nothing of that sort is offered.
_RULES = Rules(MAY_USE, entangled=Safety.MANUAL)


def read(source: Source, names: Names) -> Places:
    """What a makefile says of the names."""
    return with_line_feeds(_read, source, names)


def _read(source: Source, names: Names) -> Places:
    occurrences = list(names.in_text(source.code))
    lines = lines_of(source, [span.start for span, _name in occurrences])
    reading = Reading(source, names, lines, occurrences)
    reading.all()
    return settle(source.code, names, reading.found, _RULES)
