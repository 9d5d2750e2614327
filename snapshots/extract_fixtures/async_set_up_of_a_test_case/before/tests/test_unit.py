from unittest import IsolatedAsyncioTestCase

from app.ws.manager import get_manager

manager = get_manager()


class PushingTest(IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        await manager.push("welcome")

    async def test_push(self):
        self.assertEqual(await manager.push("hi"), 2)
