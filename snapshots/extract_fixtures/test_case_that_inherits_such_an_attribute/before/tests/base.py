import unittest


class ChatTest(unittest.TestCase):
    def presence(self):
        return "visible"
