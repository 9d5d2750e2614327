import importlib
import logging

import pytest

log = logging.getLogger("oldpkg")
module = importlib.import_module("oldpkg")
other = pytest.importorskip("oldpkg", minversion="1")
table = {"oldpkg": 1}
text = "the oldpkg is old"
