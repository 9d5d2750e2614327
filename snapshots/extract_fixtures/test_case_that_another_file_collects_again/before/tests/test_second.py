from tests.test_first import EnteringTest


class EnteringAgainTest(EnteringTest):
    def test_more(self):
        self.assertTrue(True)
