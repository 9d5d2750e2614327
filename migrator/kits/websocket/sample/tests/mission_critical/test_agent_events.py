"""Each question leads to the five events, in their order, over a real socket."""

import asyncio

from app.client import ChatClient

FIVE_EVENTS = [
    "agent_started",
    "agent_thinking",
    "tool_executing",
    "tool_completed",
    "agent_completed",
]


async def test_the_five_events_arrive_in_order(server):
    async with ChatClient("ann", server) as ann:
        events = await ann.ask("20 + 22")
    assert [event["type"] for event in events] == FIVE_EVENTS
    assert events[-1]["answer"] == "20 + 22: 42"


async def test_a_tool_is_named_before_and_after_its_work(server):
    async with ChatClient("ben", server) as ben:
        events = await ben.ask("how are you?")
    executing, completed = events[2:4]
    assert executing["tool"] == completed["tool"] == "count_words"
    assert completed["result"] == "3 words"


async def test_questions_in_a_row_are_answered_in_a_row(server):
    async with ChatClient("cleo", server) as cleo:
        asked = [await cleo.send(f"{number} + 1") for number in range(10)]
        async with asyncio.timeout(20):
            events = [await cleo.receive() for _ in range(50)]
    assert [event["type"] for event in events] == FIVE_EVENTS * 10
    assert [event["id"] for event in events[::5]] == asked


async def test_all_tabs_of_a_user_see_the_events(server):
    async with ChatClient("dan", server) as tab, ChatClient("dan", server) as other_tab:
        await other_tab.ask("is the other one there?")
        asked = await tab.send("1 + 1")
        seen = await other_tab.receive()
        while seen["id"] != asked:
            seen = await other_tab.receive()
    assert seen["type"] == "agent_started"


async def test_what_is_no_question_is_told(server):
    async with ChatClient("eve", server) as eve:
        await eve.connection.send("{")
        assert (await eve.receive())["type"] == "error"
        assert len(await eve.ask("still there?")) == 5
