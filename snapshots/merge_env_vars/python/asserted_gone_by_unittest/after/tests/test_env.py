import os
import unittest


class EnvTest(unittest.TestCase):
    def test_none(self):
        self.assertIsNone(os.getenv("OLD_URL"))

    def test_not_in(self):
        self.assertNotIn("OLD_URL", os.environ)

    def test_false(self):
        self.assertFalse("OLD_URL" in os.environ)

    def test_raises(self):
        with self.assertRaises(KeyError):
            os.environ["OLD_URL"]

    def test_raises_at_once(self):
        self.assertRaises(KeyError, os.environ.__getitem__, "OLD_URL")

    def test_there(self):
        self.assertIn("NEW_URL", os.environ)
        self.assertEqual(os.environ["NEW_URL"], "wss://a")
