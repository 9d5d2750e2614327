import unittest
from unittest.mock import patch

from app.tokens import issue


class IssueTest(unittest.TestCase):
    def setUp(self):
        self.patcher = patch("app.tokens.now_utc", return_value=1)
        self.utc_now = self.patcher.start()
        self.addCleanup(self.patcher.stop)

    def test_iat(self):
        assert issue() == {"iat": 1}
        self.utc_now.assert_called_once_with()

    def test_started_at_once(self):
        patch(target="app.tokens.now_utc").start()
        issue()
        patch.stopall()
