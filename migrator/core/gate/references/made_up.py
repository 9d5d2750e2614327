"""Names and modules that some file makes up while the program runs."""

import re

from migrator.core.gate.references.gaps import Gap, PythonFile
from migrator.core.gate.references.lookup import Lookup
from migrator.core.gate.references.missing_attributes import stored_attributes


def is_made_up(gap: Gap, lookup: Lookup) -> bool:
    """Whether what is missing is assigned from elsewhere: ``module.name = …``."""
    tree = lookup.view.tree
    if not gap.owner:
        return bool(tree.holding([f"modules[{quote}{gap.name}{quote}" for quote in "\"'"]))
    forms = [f".{gap.name} =", f".{gap.name}=", f".{gap.name}:"]
    forms += [f"{quote}{gap.name}{quote}, " for quote in "\"'"]
    return any(_makes_up(gap, lookup, path) for path in tree.holding(forms))


def is_handed_out(gap: Gap, lookup: Lookup) -> bool:
    """Whether a module gives its name to a function, with a table that has the missing name.

    So do modules that warn of old names: ``deprecated(__name__, {"old": new})``.
    """
    path = lookup.view.project.layout.path(gap.owner) if gap.owner else None
    data = lookup.view.tree.read(path) if path else None
    if not data:
        return False
    itself = rb"__name__|[\"']%b[\"']" % re.escape(gap.owner.encode())
    is_key = re.search(rb"[\"']%b[\"']\s*:" % re.escape(gap.name.encode()), data)
    return is_key is not None and re.search(rb"\(\s*(?:%b)\s*," % itself, data) is not None


def _makes_up(gap: Gap, lookup: Lookup, path: str) -> bool:
    data = lookup.view.tree.read(path) or b""
    owner, name = gap.owner.rpartition(".")[2].encode(), gap.name.encode()
    if owner not in data:
        return False
    given = rb"(?<![.\w])setattr\([^,()]+,\s*[\"']%b[\"']|\b%b\.%b\s*=(?!=)" % (name, owner, name)
    if re.search(given, data):
        return True
    file = PythonFile.opened(lookup, path)
    return file is not None and (gap.owner, gap.name) in set(stored_attributes(file))
