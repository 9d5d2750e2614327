from unittest import mock

import geo.coords as gc
from geo import points


def test_scale():
    with mock.patch.object(gc, "SCALE", 3):
        pass


def test_point():
    with mock.patch.object(points, "make_point") as point:
        point("1")
