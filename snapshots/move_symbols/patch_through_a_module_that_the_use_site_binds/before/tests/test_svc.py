from unittest.mock import patch

from app import svc


@patch("app.svc.factory.make_mgr")
def test_run(m):
    svc.run()
    m.assert_called_once_with()


@patch("app.aliased.f.make_mgr")
def test_aliased(m): ...
