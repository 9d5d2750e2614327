"""Settings that are declared when a reader is made: ``environ.Env(OLD=(bool, False))``."""

import ast

from transforms.merge_env_vars.python.file import Answer, File
from transforms.merge_env_vars.python.telling import manual, renamed
from transforms.merge_env_vars.python.words import Inside, Occurrence

BOTH = "declares both names"
_DECLARING = frozenset({"environ.Env", "environ.FileAwareEnv", "envparse.Env"})


def declared(file: File, occurrence: Occurrence) -> Answer | None:
    """A name that such a reader is made with."""
    keyword = occurrence.keyword
    match occurrence.inside.outer:
        case Inside(node=ast.Call(func=func, keywords=keywords)) if (
            keyword is not None and file.meaning(func) in _DECLARING
        ):
            shown = f"Env({occurrence.name}=…)"
            new = file.names.new(occurrence.name)
            same = [one.arg for one in keywords if one.arg and file.names.new(one.arg) == new]
            if len(same) > 1:
                return manual(file, occurrence, shown, BOTH)
            return renamed(file, occurrence, shown)
    return None
