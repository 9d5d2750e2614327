"""News reach those who are there, over a real socket."""

import pytest

from app.client import ChatClient
from app.services.notifications import notify, notify_all

pytestmark = pytest.mark.mended_by(
    "c-imports-p1",
    why="notifications go through the managers of the wrapper, to which nobody is connected",
)


async def test_news_arrive(server):
    async with ChatClient("nina", server) as nina:
        await nina.ask("here I am")
        assert await notify("nina", "lunch is ready")
        message = await nina.receive()
    assert message == {"type": "notification", "text": "lunch is ready"}


async def test_news_for_several(server):
    async with ChatClient("nell", server) as nell, ChatClient("nora", server) as nora:
        await nell.ask("here I am")
        await nora.ask("so am I")
        assert await notify_all(["nell", "nora", "nobody"], "lunch is ready") == 2
