"""How the modules around a package import each other."""

import posixpath
import re

from migrator.api import Project

_RELATIVE = re.compile(rb"^from[ \t]+\.", re.MULTILINE)
#: So many modules of a package tell enough.
_FEW = 30


def is_relative_around(project: Project, package: str, path: str) -> bool:
    """Whether relative imports are usual in the packages above, else in the package itself."""
    above = package.split(".")[:-1]
    parents = [".".join(above[:length]) for length in range(len(above), 0, -1)]
    files = [file for parent in parents if (file := project.layout.path(parent))]
    top = package.partition(".")[0].encode()
    for group in (files, _inside(project, path)):
        relative = absolute = 0
        for file in group:
            data = project.files.read(file) or b""
            relative += len(_RELATIVE.findall(data))
            absolute += len(re.findall(rb"^from[ \t]+%b\b" % re.escape(top), data, re.MULTILINE))
        if relative != absolute:
            return relative > absolute
    return True


def _inside(project: Project, path: str) -> list[str]:
    folder = f"{posixpath.dirname(path)}/"
    return [one for one in project.layout.paths if one.startswith(folder) and one != path][:_FEW]
