"""Libraries that read settings by a name in a string, each in its own way."""

from collections.abc import Sequence

from transforms.merge_env_vars.python.file import Reader
from transforms.merge_env_vars.python.libraries.options import option
from transforms.merge_env_vars.python.libraries.reading import library_read
from transforms.merge_env_vars.python.libraries.schemes import declared

#: Each speaks of the names that are its business.
LIBRARIES: Sequence[Reader] = (library_read, option, declared)
