import unittest.mock as um
from unittest.mock import patch as fake

from app.views import show


@fake("app.views.read_blob")
def test_show(read):
    show("k")
    read.assert_called_once_with("k")


def test_show_again():
    with um.patch("app.views.read_blob") as read:
        show("k")
    assert read.called
