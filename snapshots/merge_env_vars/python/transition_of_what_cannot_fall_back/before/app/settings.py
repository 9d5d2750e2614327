import os

from app.env import get_env
from app.lookup import lookup

first = get_env().get("OLD_URL")
second = make(1).get("OLD_URL")
third = os.environ.pop("OLD_URL")
fourth = lookup("OLD_URL")
fifth = "OLD_URL"


async def ask(env):
    return await env.get("OLD_URL")
