from unittest.mock import patch


@patch(r"app.ws.manager.get_mgr")
def test_raw(m): ...


@patch(u'app.ws.manager.get_mgr')
def test_u(m): ...


@patch("""app.ws.manager.get_mgr""")
def test_triple(m): ...


@patch("app.ws.factory\x2emake_mgr")
def test_escape(m): ...


@patch("app.ws.factory.\
make_mgr")
def test_continued(m): ...
