"""Write what cases give as what is expected of them: ``python -m tests.accept FOLDER…``.

Read the difference before you commit it: a case that is accepted unread proves nothing.
"""

import sys
from pathlib import Path

from migrator.app.snapshots import accept_cases

if __name__ == "__main__":
    for argument in sys.argv[1:]:
        accept_cases(Path(argument))
