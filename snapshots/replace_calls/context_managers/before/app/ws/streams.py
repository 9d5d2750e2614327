from contextlib import asynccontextmanager


@asynccontextmanager
async def old_open(c):
    yield c


@asynccontextmanager
async def new_open(c):
    yield c
