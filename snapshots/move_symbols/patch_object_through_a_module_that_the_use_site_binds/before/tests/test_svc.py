from unittest.mock import patch

from app import svc


@patch.object(svc.f, "make_mgr")
def test_object(m):
    svc.run()
    m.assert_called_once_with()


def test_use():
    assert svc.f.make_mgr() is None
