from unittest import mock

import geo.coords as gc


def test_scale():
    with mock.patch.object(gc, "SCALE", 3):
        pass


def test_point():
    with mock.patch.object(gc, "to_point") as point:
        point("1")
