import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "support"))

from chat_steps import presence  # noqa: E402


def test_users():
    assert presence.users == []
