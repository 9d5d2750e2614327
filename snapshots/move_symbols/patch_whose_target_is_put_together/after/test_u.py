from unittest import mock

import pkg.old as o
from pkg import new

with mock.patch(f"{o.__name__}.make"):
    new.make_it()
