from unittest import mock

import pkg.old as o

with mock.patch(f"{o.__name__}.make"):
    o.make()
