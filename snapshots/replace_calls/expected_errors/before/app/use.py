import pytest

from app.ws.factory import make_mgr


def test_one():
    with pytest.raises(ValueError), open("x"):
        if True:
            make_mgr(None)
    with pytest.warns(UserWarning):
        make_mgr(1)
    with pytest.raises(TypeError):
        def inner():
            return make_mgr(1)

        inner()
    make_mgr(1)
