import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "lib"))

from chat.ws import get_manager  # noqa: E402

manager = get_manager()


def test_ids():
    assert manager.ids == ["u"]
