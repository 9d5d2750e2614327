import unittest

from app.ws.manager import get_manager

manager = get_manager()


class PushingTest(unittest.IsolatedAsyncioTestCase):
    async def test_push(self):
        self.assertEqual(await manager.push("hi"), 1)
