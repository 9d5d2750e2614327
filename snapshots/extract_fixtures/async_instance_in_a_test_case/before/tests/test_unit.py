import unittest

from app.broker import connect_broker

broker = connect_broker()


class PublishingTest(unittest.TestCase):
    def test_publish(self):
        self.assertEqual(broker.publish("news", "hi"), ["hi"])
