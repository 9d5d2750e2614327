"""Write what a case's steps give as what is expected of them.

For authors of cases: ``python -m tests.accept snapshots/move_symbols/NAME…``. Read the
difference before you commit it: a case that is accepted unread proves nothing.
"""

import sys
from pathlib import Path

from migrator.app.snapshots import read_case
from migrator.core.cases import prove
from migrator.shell.environment import InstalledModules
from transforms import Catalogue


def accept(folder: Path) -> None:
    """Write ``after/`` (only what changes), ``removed.txt`` and ``findings.txt`` of a case."""
    case = read_case(folder, Catalogue())
    result = prove(case, InstalledModules())
    for path, data in result.after.items():
        target = folder / "after" / path
        if case.before.get(path) == data:
            target.unlink(missing_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    gone = "".join(f"{path}\n" for path in sorted(case.before.keys() - result.after.keys()))
    if gone:
        (folder / "removed.txt").write_text(gone, encoding="utf-8", newline="\n")
    else:
        (folder / "removed.txt").unlink(missing_ok=True)
    text = "".join(f"{line}\n" for line in result.findings)
    (folder / "findings.txt").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        accept(Path(argument))
