import unittest

from app.broker import connect_broker

broker = connect_broker()


class PublishingTest(unittest.IsolatedAsyncioTestCase):
    async def test_publish(self):
        self.assertEqual(broker.publish("news", "hi"), ["hi"])
        await broker.drain()
