"""A user never waits for the first sign of life."""

from statistics import median
from time import perf_counter

from app.client import ChatClient

LIMIT = 0.1


async def test_the_first_event_comes_within_a_tenth_of_a_second(server):
    latencies = []
    async with ChatClient("lena", server) as lena:
        for number in range(30):
            sent = perf_counter()
            asked = await lena.send(f"{number} + 1")
            first = await lena.receive()
            latencies.append(perf_counter() - sent)
            assert (first["type"], first["id"]) == ("agent_started", asked)
            while (await lena.receive())["type"] != "agent_completed":
                pass
    assert median(latencies) < LIMIT
