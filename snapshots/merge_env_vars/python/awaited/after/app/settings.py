async def url(env):
    first = await env.get("NEW_URL")
    second = await env.get("NEW_URL")
    return first or second
