import os

SEP = os.sep

from app.ws.manager import get_manager  # noqa: E402

manager = get_manager()


def test_ids():
    assert manager.ids == ["u"] and SEP
