from unittest import mock

from app.presence import Presence

presence = Presence()


@mock.patch.multiple("tests.test_first", presence=None)
def test_patched():
    assert presence is None


def test_module():
    with mock.patch(f"{__name__}.presence") as fake:
        assert presence is fake
