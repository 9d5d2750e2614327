from app.ws.manager import get_manager

roster = get_manager()


async def test_push():
    assert await roster.push("hi") == 1
