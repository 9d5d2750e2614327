"""What the first pass keeps of a file."""

from dataclasses import dataclass

from migrator.api import Reading
from transforms.merge_env_vars.places import Places


@dataclass(frozen=True, slots=True)
class Facts:
    """The places of one file that speak of the names."""

    #: Its format, by name; empty for one that nobody here can read.
    format: str
    places: Places = Places()
    #: What shows that the file is made by a program; empty for one that a person writes.
    generated: str = ""
    #: Of a Python file: how the names stand in it.
    reading: Reading | None = None
