import importlib
import logging

import pytest

log = logging.getLogger("newpkg")
module = importlib.import_module("newpkg")
other = pytest.importorskip("newpkg", minversion="1")
table = {"oldpkg": 1}
text = "the oldpkg is old"
